/**
 * Configuration: {@code lockstep.yaml}, read strictly and handed on as checked values.
 *
 * <p>Everything has a default but the base URLs. Unknown keys are refused with the nearest known name.
 */
//SOURCES BranchSettings.java
//SOURCES BuiltInGates.java
//SOURCES ChangeMapping.java
//SOURCES Config.java
//SOURCES ConfigFile.java
//SOURCES ConfigMapping.java
//SOURCES ConfigReader.java
//SOURCES ContractMapping.java
//SOURCES DeclaredPlaces.java
//SOURCES EffectiveConfig.java
//SOURCES EvidenceSettings.java
//SOURCES GatePlaces.java
//SOURCES GovernedConfig.java
//SOURCES LaterKeys.java
//SOURCES LogPath.java
//SOURCES ServicesMapping.java
//SOURCES SigningVariable.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.settings;
