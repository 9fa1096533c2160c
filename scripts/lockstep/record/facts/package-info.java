/**
 * Facts: what CI found out about a commit, read from the reports of its tools into counts.
 *
 * <p>A report says what it counted, never whether that is enough: that is for the policy. Nothing of a report but
 * counts and the names of checks is kept. Reports are hostile: no document type is followed, depth and size have a cap.
 */
//SOURCES CiFact.java
//SOURCES CiFactJson.java
//SOURCES CoberturaXml.java
//SOURCES FactName.java
//SOURCES Finding.java
//SOURCES FindingJson.java
//SOURCES GrypeJson.java
//SOURCES InTotoTestResult.java
//SOURCES JUnitXml.java
//SOURCES JacocoXml.java
//SOURCES JsonReport.java
//SOURCES K6Summary.java
//SOURCES Lcov.java
//SOURCES LcovFile.java
//SOURCES Report.java
//SOURCES ReportFault.java
//SOURCES ReportFormat.java
//SOURCES Sarif.java
//SOURCES Severities.java
//SOURCES TrivyJson.java
//SOURCES Trust.java
//SOURCES XmlReport.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.facts;
