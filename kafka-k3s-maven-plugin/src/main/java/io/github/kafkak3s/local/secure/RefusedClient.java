package io.github.kafkak3s.local.secure;

import java.nio.file.Path;

/**
 * A client that the brokers must refuse.
 *
 * @param what what it comes with: {@code a wrong password}, {@code no ACL}
 * @param listener the listener that it comes to
 * @param properties the file with its options; {@code bootstrap.servers} is in it
 * @param exception the simple name of the exception that it gets where it asks for the description
 *     of a topic that exists ({@code Admin.describeTopics}): {@code SaslAuthenticationException}
 */
public record RefusedClient(String what, String listener, Path properties, String exception) {}
