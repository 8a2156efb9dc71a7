/** A service that tells others which orders were created. */
package io.github.kafkak3s.example;
