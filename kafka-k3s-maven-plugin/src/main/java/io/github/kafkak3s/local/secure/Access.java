package io.github.kafkak3s.local.secure;

import io.github.kafkak3s.observe.OptionFact;
import io.github.kafkak3s.observe.Options;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * Who may do what at a node: authorizer and super users ({@code StandardAuthorizer}).
 *
 * @param options the node's options
 */
record Access(Options options) {
  /** Stands for the brokers where nothing tells their name. */
  static final String BROKER = "kafka-k3s-broker";

  private static final String SUPER_USERS = "super.users";
  private static final String USER = "User:";
  private static final String ANONYMOUS = "ANONYMOUS";

  /** Tells whether somebody without an ACL may do nothing. */
  boolean isRestricted() {
    boolean isAuthorized = options
        .given("authorizer.class.name")
        .flatMap(OptionFact::value)
        .filter(name -> !name.isBlank())
        .isPresent();
    boolean isOpen = options
        .given("allow.everyone.if.no.acl.found")
        .flatMap(OptionFact::value)
        .filter(text -> text.trim().equalsIgnoreCase("true"))
        .isPresent();
    return isAuthorized && !isOpen;
  }

  /** Tells whether the list of super users is known, be it that there is none. */
  private boolean isKnown() {
    return options.given(SUPER_USERS).filter(fact -> fact.value().isEmpty()).isEmpty();
  }

  private List<String> written() {
    return options.given(SUPER_USERS).flatMap(OptionFact::value).stream()
        .flatMap(text -> Stream.of(text.split(";")))
        .map(String::trim)
        .filter(user -> !user.isEmpty())
        .toList();
  }

  /** Returns the names of those that are written, {@code User:} cut off, in order. */
  List<String> superUsers() {
    return written().stream()
        .filter(user -> user.startsWith(USER))
        .map(user -> user.substring(USER.length()))
        .toList();
  }

  /** Returns whose names a node's certificate may have so that nodes let each other in. */
  List<String> peers() {
    return isKnown() ? superUsers() : List.of(BROKER);
  }

  /**
   * Returns as whom nodes log in to each other at a listener: the user written, or a likely one.
   */
  String peer(Door door, String mechanism) {
    return door.jaas(mechanism)
        .username()
        .or(() -> superUsers().stream()
            .filter(name -> name.indexOf('=') < 0 && !name.equals(ANONYMOUS))
            .findFirst())
        .orElse(BROKER);
  }

  /**
   * Lets this run's own client do everything.
   *
   * @param doors the listeners of the node
   * @param certificate the subject of its certificate, if it has one
   * @param entrances the listeners by which the client may come, at any node
   */
  void admit(
      List<Door> doors, Optional<X500Principal> certificate, List<Door> entrances, Lines lines) {
    if (!isRestricted()) {
      return;
    }
    Set<String> users = new LinkedHashSet<>(written());
    if (!isKnown()) {
      doors.forEach(door -> peer(door, certificate).ifPresent(name -> users.add(USER + name)));
    }
    for (Door door : entrances) {
      if (door.isAuthenticated() || mayAdmitAnybody(doors, entrances)) {
        principal(door, ThrowAway.CLIENT).ifPresent(name -> users.add(USER + name));
      }
    }
    String text = String.join(";", users);
    if (!users.equals(new LinkedHashSet<>(written()))) {
      lines.put(SUPER_USERS, text, text, "the client of this run may do everything");
    }
  }

  /**
   * Whoever does not say who he is is let in only where clients have no other way; and not where
   * nodes do neither, which may be locked out for just that.
   */
  private static boolean mayAdmitAnybody(List<Door> doors, List<Door> entrances) {
    boolean canSay = entrances.stream()
        .anyMatch(door -> door.use() == Door.Use.CLIENTS && door.isAuthenticated());
    boolean areNodesKnown =
        doors.stream().allMatch(door -> door.use() == Door.Use.CLIENTS || door.isAuthenticated());
    return !canSay && areNodesKnown;
  }

  private Optional<String> peer(Door door, Optional<X500Principal> certificate) {
    Optional<String> mechanism = door.peersMechanism();
    if (mechanism.isPresent()) {
      return Optional.of(peer(door, mechanism.get()));
    }
    return door.use() != Door.Use.CLIENTS && door.isByCertificate()
        ? certificate.flatMap(door.rules()::name)
        : Optional.empty();
  }

  /** Tells whether a client with credentials of ours comes in at a listener and may do nothing. */
  boolean shutsOut(Door door, String client) {
    Optional<String> principal = principal(door, client);
    return isRestricted()
        && door.isAuthenticated()
        && principal.isPresent()
        && !principal.equals(principal(door, ThrowAway.CLIENT))
        && !superUsers().contains(principal.get());
  }

  /** Returns as whom a client comes in; empty where no certificate of ours is taken. */
  private static Optional<String> principal(Door door, String client) {
    if (door.isSasl()) {
      return Optional.of(client);
    }
    return door.isByCertificate()
        ? door.rules().subjectWith(client).flatMap(door.rules()::name)
        : Optional.of(ANONYMOUS);
  }
}
