package io.github.kafkak3s.observe.shell;

import java.util.List;
import java.util.Random;

/** Writes scripts whose outcome depends on nothing but themselves. */
final class ScriptGenerator {
  private static final List<String> NAMES = List.of("A", "B", "C", "D");
  private static final List<String> FILES = List.of("one", "two");
  private static final List<String> TEXTS = List.of(
      "kafka-0",
      "kafka-12.svc.local",
      "a b",
      "x=y",
      "PLAINTEXT://h:9092,SASL://h:9093",
      "",
      "0",
      "7",
      "12",
      "a-b-c",
      "  pad  ",
      "it's",
      "tab\there",
      "UPPER lower",
      "a.b/c.d",
      "#hash",
      "~",
      "a:b:c",
      "--flag",
      "%d",
      "{0..2}",
      "1@k-0:9093,2@k-1:9093");
  private static final List<String> PATTERNS = List.of(
      "*-", "-*", "*.", ".*", "?", "*", "k*", "[a-k]", "[!a-k]*", "*[0-9]", "a", "*:*", "kafka-");
  private static final List<String> NUMBERS = List.of("0", "1", "2", "7", "10", "100");

  private final Random random;
  private final boolean bash;
  private int loops;
  private boolean strict;

  private final boolean takesFromOutside;

  ScriptGenerator(long seed, boolean bash) {
    this(seed, bash, false);
  }

  private ScriptGenerator(long seed, boolean bash, boolean takesFromOutside) {
    random = new Random(seed);
    this.bash = bash;
    this.takesFromOutside = takesFromOutside;
  }

  /** Returns one whose scripts find the variables A and B in their environment. */
  static ScriptGenerator withOutside(long seed, boolean bash) {
    return new ScriptGenerator(seed, bash, true);
  }

  /** Returns a value that the environment may give. */
  String value() {
    return one(TEXTS);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private int upTo(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a script that begins with files and numbers to work on. */
  String script() {
    StringBuilder script = new StringBuilder();
    script.append("set -f\n" + (takesFromOutside ? "" : "A=kafka-2; B='a b'; ")
        + "C=; D=5; N=3\nexport A B C D N\n");
    script.append(
        "printf '%s\\n' node.id=@ID@ 'k = v w' a-b-c > \"$T/one\"\n: > \"$T/two\"\n: > \"$T/out\"\n");
    // How a script ends early shows in its variables, and those of a function that has not returned
    // are its own; so functions of such scripts get a name that nothing else has.
    strict = upTo(4) == 0 && !takesFromOutside;
    if (strict) {
      script.append(one(List.of("set -u\n", "set -e\n", "set -eu\n")));
    }
    for (int i = 0; i < 3 + upTo(6); i++) {
      script.append(statement(3));
    }
    return script.toString();
  }

  private String name() {
    return one(NAMES);
  }

  private String file() {
    return "\"$T/" + one(FILES) + "\"";
  }

  private String single() {
    return "'" + one(TEXTS).replace("'", "'\\''") + "'";
  }

  private String block(int depth) {
    StringBuilder block = new StringBuilder();
    for (int i = 0; i <= upTo(2); i++) {
      block.append(statement(depth));
    }
    return block.toString();
  }

  private String statement(int depth) {
    int kind = upTo(depth > 0 ? 22 : 9);
    String name = name();
    return switch (kind) {
      case 0 -> name + "=" + word() + "\n";
      case 1 -> "export " + name + "=" + word() + "\n";
      case 2 -> name + "=\"" + inQuotes() + "\"\n";
      case 3 -> name + "=$(" + pipeline() + ")\n";
      case 4 -> "N=$((" + sum(2) + "))\n";
      case 5 -> print() + " >> " + file() + "\n";
      case 6 -> here();
      case 7 -> "printf '%s|' " + words() + " >> " + file() + "\n";
      case 8 -> edit();
      case 9 ->
        "if " + condition(2) + "; then\n" + block(depth - 1) + "else\n" + block(depth - 1) + "fi\n";
      case 10 ->
        "case " + word() + " in\n" + one(PATTERNS) + "|" + single() + ") " + block(depth - 1)
            + ";;\n*) " + block(depth - 1) + ";; esac\n";
      case 11 ->
        "for i in " + words() + "; do\n" + name + "=\"$" + name + "$i\"\n" + block(depth - 1)
            + "done\n";
      case 12 ->
        "for i in $(seq 0 " + upTo(4) + "); do\nN=$((N + i))\n" + block(depth - 1) + "done\n";
      case 13 -> counted(depth);
      case 14 -> function(depth);
      case 15 -> "( " + block(depth - 1) + ") >> \"$T/out\"\n";
      case 16 -> "{ " + block(depth - 1) + "} >> \"$T/out\"\n";
      case 17 -> "set -- " + words() + "\nB=$#\nC=\"$*\"\nfor i in \"$@\"; do D=\"[$i]$D\"; done\n";
      case 18 -> "while read -r x y; do\n" + name + "=\"$y.$x\"\ndone < " + file() + "\n";
      case 19 -> condition(1) + " && " + simple() + " || " + simple() + "\n";
      case 20 -> pipeline() + " | while IFS= read -r l; do echo \"<$l>\"; done >> \"$T/out\"\n";
      default -> bash ? bashStatement(depth) : "! { " + condition(1) + "; } || " + simple() + "\n";
    };
  }

  private String counted(int depth) {
    String counter = "n" + ++loops;
    return counter + "=0\nwhile [ $" + counter + " -lt " + (1 + upTo(4)) + " ]; do\n"
        + counter + "=$((" + counter + "+1))\n"
        + (upTo(3) == 0
            ? "[ $" + counter + " = 2 ] && " + one(List.of("break", "continue")) + "\n"
            : "")
        + block(depth - 1) + "done\n";
  }

  private String function(int depth) {
    String function = "f" + ++loops;
    String own = strict ? "L" : "A";
    return function + "() {\nlocal " + own + "=\"$1\"\n" + block(depth - 1)
        + (upTo(2) == 0 ? "[ \"$" + own + "\" = " + single() + " ] && return 3\n" : "")
        + "B=\"$" + own + ":$#\"\n}\n" + function + " " + words() + "\nN=$((N + $?))\n";
  }

  private String bashStatement(int depth) {
    String name = name();
    return switch (upTo(9)) {
      case 0 -> "[[ " + quoted() + " == " + one(PATTERNS) + " ]] && " + simple() + "\n";
      case 1 -> "[[ $A =~ -([0-9]+)$ ]] && " + name + "=${BASH_REMATCH[1]}\n";
      case 2 ->
        "arr=(" + words() + ")\n" + name
            + "=\"${#arr[@]}:${arr[0]}:${arr[*]}\"\narr+=(z)\nC=${arr[-1]}\n";
      case 3 -> name + "+=" + word() + "\n";
      case 4 ->
        "(( N += " + upTo(5) + " ))\nfor ((j = 0; j < 3; j++)); do " + name + "=$" + name
            + "$j; done\n";
      case 5 ->
        "for i in {0.." + upTo(4) + "} x{a,b}y; do " + name + "=\"$" + name + ",$i\"; done\n";
      case 6 -> "IFS=',:' read -r x y z <<< " + quoted() + "\n" + name + "=\"$z|$y|$x\"\n";
      case 7 -> "while read -r l; do " + name + "=\"$l\"; done < <(" + pipeline() + ")\n";
      default -> "printf -v " + name + " '%03d-%s' " + upTo(50) + " " + word() + "\n";
    };
  }

  private String simple() {
    return switch (upTo(4)) {
      case 0 -> name() + "=" + word();
      case 1 -> "export " + name() + "=" + quoted();
      case 2 -> print() + " >> " + file();
      default -> "N=$((" + sum(1) + "))";
    };
  }

  private String edit() {
    String file = file();
    return switch (upTo(6)) {
      case 0 -> "sed -i 's/@ID@/" + upTo(9) + "/g' " + file + "\n";
      case 1 -> "sed -i -e \"s|^\\([a-z]*\\)-b|\\1+$N|\" -e '/^k/d' " + file + "\n";
      case 2 ->
        "sed -E 's/([a-z])-?([a-z])/\\2\\1/2' " + file + " > \"$T/new\"; mv \"$T/new\" " + file
            + "\n";
      case 3 -> "cp " + file + " \"$T/copy\"\n";
      case 4 -> "cat \"$T/one\" " + file + " > \"$T/both\"\n";
      default -> "grep -v '^#' " + file + " > \"$T/grepped\" || true\n";
    };
  }

  private String here() {
    boolean quoted = upTo(3) == 0;
    String end = quoted ? "'END'" : "END";
    return "cat " + (upTo(2) == 0 ? ">" : ">>") + " " + file()
        + " <<"
        + end
        + "\n"
        + inQuotes().replace(":=", ":-")
        + "\n# $A\n\\$B " + (quoted ? "$(echo" : "$(echo x)") + "\nEND\n";
  }

  private String print() {
    return switch (upTo(3)) {
      case 0 -> "echo " + quoted();
      case 1 -> "echo " + words();
      default -> "printf '%s=%s\\n' " + quoted() + " " + quoted();
    };
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i <= upTo(3); i++) {
      words.append(i == 0 ? "" : " ").append(word());
    }
    return words.toString();
  }

  private String word() {
    return switch (upTo(8)) {
      case 0 -> single();
      case 1 -> "$" + name();
      case 2 -> quoted();
      case 3 -> "x" + expansion() + "y";
      case 4 -> expansion();
      case 5 -> "a\\ b\\\"c";
      case 6 -> "plain" + upTo(3);
      default -> "\"$(" + pipeline() + ")\"";
    };
  }

  private String quoted() {
    return "\"" + inQuotes() + "\"";
  }

  private String inQuotes() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= upTo(3); i++) {
      text.append(
          switch (upTo(6)) {
            case 0 -> "$" + name();
            case 1, 2 -> expansion();
            case 3 -> one(List.of("lit", " ", "=", "a.b", "-", "'q'", "://"));
            case 4 -> "$((" + sum(1) + "))";
            default -> "$(" + pipeline() + ")";
          });
    }
    return text.toString();
  }

  private String expansion() {
    String name = name();
    String simple = one(List.of("def", "$B", "${C:-in}", "'q r'", "a b"));
    int kind = upTo(bash ? 16 : 10);
    return switch (kind) {
      case 0 -> "${" + name + ":-" + simple + "}";
      case 1 -> "${U-" + simple + "}";
      case 2 -> "${" + name + ":+" + simple + "}";
      case 3 -> "${" + name + "##" + one(PATTERNS) + "}";
      case 4 -> "${" + name + "#" + one(PATTERNS) + "}";
      case 5 -> "${" + name + "%%" + one(PATTERNS) + "}";
      case 6 -> "${" + name + "%" + one(PATTERNS) + "}";
      case 7 -> "${#" + name + "}";
      case 8 -> "${" + name + ":=fallback}";
      case 9 -> "${" + name + "}";
      case 10 -> "${" + name + "/" + one(List.of("a", "-", "[0-9]", "k*", "?")) + "/R}";
      case 11 -> "${" + name + "//" + one(List.of("a", "-", "[0-9]", ".", "b c")) + "/}";
      case 12 -> "${" + name + ":" + upTo(4) + "}";
      case 13 -> "${" + name + ":" + upTo(3) + ":" + upTo(4) + "}";
      case 14 -> "${" + name + "^^}";
      default -> "${" + name + ",,}";
    };
  }

  private String sum(int depth) {
    if (depth == 0 || upTo(3) == 0) {
      return one(List.of(one(NUMBERS), "N", "$N", "(N)", "-" + one(NUMBERS)));
    }
    String operator = one(
        List.of("+", "-", "*", "/", "%", "<", "==", "!=", ">=", "&&", "||", "<<", "&", "|", "^"));
    // A right side of its own makes each quotient defined and each shift short.
    String right = "/%<<".contains(operator) ? one(List.of("2", "3", "(1 + 1)")) : sum(depth - 1);
    return upTo(4) == 0 || operator.equals("<<")
        ? "(" + sum(depth - 1) + " " + operator + " " + right + ")"
        : sum(depth - 1) + " " + operator + " " + right;
  }

  private String condition(int depth) {
    return switch (upTo(depth > 0 ? 10 : 7)) {
      case 0 -> "[ " + quoted() + " = " + quoted() + " ]";
      case 1 -> "[ -z " + quoted() + " ]";
      case 2 -> "[ -n \"$" + name() + "\" ]";
      case 3 ->
        "[ $((" + sum(1) + ")) -" + one(List.of("eq", "ne", "lt", "le", "gt", "ge")) + " 3 ]";
      case 4 -> "test \"$" + name() + "\" != " + single();
      case 5 ->
        "grep -q " + one(List.of("node", "'^a'", "zzz", "'b-c$'", "-x a-b-c")) + " " + file();
      case 6 -> "[ -f " + file() + " ]";
      case 7 -> "{ ! { " + condition(depth - 1) + "; }; }";
      case 8 -> condition(depth - 1) + " && " + condition(depth - 1);
      default -> "{ " + condition(depth - 1) + " || " + condition(depth - 1) + "; }";
    };
  }

  private String pipeline() {
    String source = switch (upTo(5)) {
      case 0 -> "echo \"$" + name() + "\"";
      case 1 -> "printf '%s\\n' " + single() + " " + single();
      case 2 -> "cat " + file();
      case 3 -> "echo $" + name();
      default -> "seq 1 " + (1 + upTo(4));
    };
    StringBuilder pipeline = new StringBuilder(source);
    for (int i = 0; i < upTo(3); i++) {
      pipeline
          .append(" | ")
          .append(one(List.of(
              "cut -d- -f2",
              "cut -d: -f1,3",
              "cut -c1-3",
              "tr a-z A-Z",
              "tr -d -",
              "tr ' ' _",
              "tr -s a",
              "sed 's/-/_/g'",
              "sed -e 's/^./X/' -e 's/[0-9]*$//'",
              "sed -n '1p'",
              "sed '1d'",
              "sed 's/\\(.\\)\\(.\\)/\\2\\1/'",
              "awk -F- '{print $NF}'",
              "awk '{print $1}'",
              "awk -F: '{print $2 \"-\" $1}'",
              "awk '{print $1+1}'",
              "awk 'NR==1{print NF}'",
              "rev",
              "head -n 1",
              "tail -n 1",
              "head -1",
              "tail -n +2",
              "grep -o '[a-z]'",
              "grep -v a",
              "grep -E 'a|k'",
              "wc -l",
              "sort -r",
              "tee \"$T/tee\"",
              "cat",
              "grep -c .",
              "tr '\\n' ,")));
    }
    return pipeline.toString();
  }
}
