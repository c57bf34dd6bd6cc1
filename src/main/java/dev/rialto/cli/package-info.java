/** The command line: words, options and exit codes. The work is done elsewhere. */
package dev.rialto.cli;
