/**
 * Who may do what over HTTP: everybody looks at the catalogue and signs up, customers see and move
 * what is their own, operators see and move everything. Callers are known by tokens of the
 * configuration or by an OpenID Connect provider; in an open shop everybody is an operator.
 */
package dev.rialto.shop.access;
