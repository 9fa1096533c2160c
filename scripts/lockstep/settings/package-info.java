/**
 * Configuration: {@code lockstep.yaml}, read strictly and handed on as checked values.
 *
 * <p>Everything has a default but the base URLs. Unknown keys are refused with the nearest known name. Libraries:
 * Jackson for YAML, Commons Text for the distance between names. Stands on {@code change}, {@code error}, {@code gate},
 * {@code http}, {@code release}, {@code revision}, {@code signature}, {@code suites} and {@code text}.
 */
//SOURCES BranchSettings.java
//SOURCES ChangeMapping.java
//SOURCES Config.java
//SOURCES ConfigFile.java
//SOURCES ConfigMapping.java
//SOURCES ConfigReader.java
//SOURCES DeploySettings.java
//SOURCES EnvironmentSettings.java
//SOURCES EvidenceSettings.java
//SOURCES GuardSettings.java
//SOURCES KeyLines.java
//SOURCES KeySuggestion.java
//SOURCES PolicySettings.java
//SOURCES ValueChecks.java
//SOURCES ../signature/package-info.java
//DEPS tools.jackson.dataformat:jackson-dataformat-yaml:3.1.8
//DEPS org.apache.commons:commons-text:1.15.0
package lockstep.settings;
