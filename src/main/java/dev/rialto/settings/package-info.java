/** How settings are read, whatever they set. */
package dev.rialto.settings;
