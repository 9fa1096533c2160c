/** Truth: the source of truth, what it says of production and how it is held against the log. */
//SOURCES LoggedMove.java
//SOURCES SourceOfTruth.java
//SOURCES TruthCorrection.java
//SOURCES TruthJson.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.truth;
