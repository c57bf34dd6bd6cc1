/**
 * What runs Rialto elsewhere (images, compose, Kubernetes, dashboards), read as its engines would
 * read it: no engine is at hand where tests run.
 */
package dev.rialto.deploy;
