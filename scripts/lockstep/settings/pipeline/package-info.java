/**
 * Pipeline settings: the stages of {@code pipeline:}, and what each demands.
 *
 * <p>Each key is checked alone; an error names the file, the line and the key.
 */
//SOURCES CanaryMapping.java
//SOURCES CanarySettings.java
//SOURCES HotfixSettings.java
//SOURCES KillSwitchSettings.java
//SOURCES MetricsMapping.java
//SOURCES MetricsSettings.java
//SOURCES PipelineFile.java
//SOURCES PipelineMapping.java
//SOURCES PipelineSettings.java
//SOURCES RequirementItem.java
//SOURCES RequirementMapping.java
//SOURCES RequirementPlace.java
//SOURCES Shares.java
//SOURCES TrafficSettings.java
//SOURCES WatchSettings.java
//SOURCES WrittenPipeline.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.settings.pipeline;
