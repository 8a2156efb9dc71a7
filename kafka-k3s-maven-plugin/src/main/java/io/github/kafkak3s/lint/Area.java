package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Rule;

/** The areas of the catalogue; the first digits of an id say which one a rule belongs to. */
public enum Area {
  /** 0. */
  INPUT("0", "kafka.yaml"),
  /** 1. */
  REFERENCES("1", "References and what the API server accepts"),
  /** 2. */
  QUORUM("2", "Identity and quorum"),
  /** 3. */
  OPTIONS("3", "Kafka options"),
  /** 35. */
  REPLICATION("35", "Replication, in-sync replicas, guarantees"),
  /** 31. */
  TOPICS("31", "Topics, users, access control"),
  /** 4. */
  IMAGE("4", "Image contract"),
  /** 5. */
  NETWORK("5", "Network"),
  /** 6. */
  STORAGE("6", "Storage"),
  /** 7. */
  AVAILABILITY("7", "Availability, lifecycle, resources"),
  /** 8. */
  SECURITY("8", "Security"),
  /** 9. */
  GITOPS("9", "GitOps"),
  /** 95. */
  TRANSITIONS("95", "Transitions");

  private final String digits;
  private final String title;

  Area(String digits, String title) {
    this.digits = digits;
    this.title = title;
  }

  /** Returns the area of a rule: the one with the most digits that its id begins with. */
  public static Area of(Rule rule) {
    Area found = INPUT;
    for (Area area : values()) {
      boolean begins = rule.id().startsWith("KK" + area.digits);
      if (begins && area.digits.length() >= found.digits.length()) {
        found = area;
      }
    }
    return found;
  }

  /** Returns what people read. */
  public String title() {
    return title;
  }
}
