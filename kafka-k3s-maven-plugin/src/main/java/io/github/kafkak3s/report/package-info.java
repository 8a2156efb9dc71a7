/**
 * What has been found, told to people and machines. Knows no Maven: a caller hands in where the
 * lines go.
 */
package io.github.kafkak3s.report;
