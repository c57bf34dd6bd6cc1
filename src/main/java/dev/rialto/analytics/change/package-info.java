/** Change events as statistics need them: a few fields, read without building a tree. */
package dev.rialto.analytics.change;
