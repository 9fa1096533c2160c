/** The second act of the demonstration: versions on their way through every stage, a hotfix, and a refusal. */
//SOURCES CiReports.java
//SOURCES PipelineAct.java
//SOURCES Team.java
package lockstep.demo.pipeline;
