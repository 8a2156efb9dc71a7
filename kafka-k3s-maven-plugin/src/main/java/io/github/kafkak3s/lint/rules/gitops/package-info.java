/** The rules of area 9 of the catalogue: what Argo CD, Flux and Kustomize make of it. */
package io.github.kafkak3s.lint.rules.gitops;
