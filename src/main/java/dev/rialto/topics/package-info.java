/** Looking at topics: which there are, and what is in them. */
package dev.rialto.topics;
