package dev.rialto.lake;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The columns of a checkpoint, as the protocol has them. */
final class CheckpointShape {

    static final MessageType MESSAGE =
            MessageTypeParser.parseMessageType(
                    """
                    message checkpoint {
                      optional group txn {
                        required binary appId (STRING);
                        required int64 version;
                        optional int64 lastUpdated;
                      }
                      optional group add {
                        required binary path (STRING);
                        optional group partitionValues (MAP) {
                          repeated group key_value {
                            required binary key (STRING);
                            optional binary value (STRING);
                          }
                        }
                        required int64 size;
                        required int64 modificationTime;
                        required boolean dataChange;
                        optional binary stats (STRING);
                      }
                      optional group remove {
                        required binary path (STRING);
                        optional int64 deletionTimestamp;
                        required boolean dataChange;
                        optional boolean extendedFileMetadata;
                        optional group partitionValues (MAP) {
                          repeated group key_value {
                            required binary key (STRING);
                            optional binary value (STRING);
                          }
                        }
                        optional int64 size;
                      }
                      optional group metaData {
                        required binary id (STRING);
                        optional binary name (STRING);
                        required group format {
                          required binary provider (STRING);
                          optional group options (MAP) {
                            repeated group key_value {
                              required binary key (STRING);
                              optional binary value (STRING);
                            }
                          }
                        }
                        required binary schemaString (STRING);
                        required group partitionColumns (LIST) {
                          repeated group list { optional binary element (STRING); }
                        }
                        optional group configuration (MAP) {
                          repeated group key_value {
                            required binary key (STRING);
                            optional binary value (STRING);
                          }
                        }
                        optional int64 createdTime;
                      }
                      optional group protocol {
                        required int32 minReaderVersion;
                        required int32 minWriterVersion;
                        optional group readerFeatures (LIST) {
                          repeated group list { optional binary element (STRING); }
                        }
                        optional group writerFeatures (LIST) {
                          repeated group list { optional binary element (STRING); }
                        }
                      }
                    }
                    """);

    private CheckpointShape() {}
}
