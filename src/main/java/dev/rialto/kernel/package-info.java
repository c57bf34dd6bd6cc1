/** Values that every part of Rialto shares. Knows the JDK only. */
package dev.rialto.kernel;
