-- Of the Hive Metastore, which is there with the profile trino.
CREATE DATABASE metastore;
