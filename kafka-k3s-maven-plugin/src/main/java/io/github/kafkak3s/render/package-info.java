/**
 * The resolved cluster as Kubernetes objects: one renderer per kind, pure, resource in and objects
 * out; then the user's JSON patches, and the plain trees that the bundle writes. Reads no file and
 * writes none.
 */
package io.github.kafkak3s.render;
