/** Report: everything that the record says of one move of {@code release}, read together. */
//SOURCES ReportReader.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.release.report;
