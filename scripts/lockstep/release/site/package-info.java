/**
 * Site: where releases are made, and where a release stands: the repository, the environments, the configuration that
 * counts, the record's own audit.
 */
//SOURCES BegunPromotion.java
//SOURCES CommittedFiles.java
//SOURCES ConfigInForce.java
//SOURCES ConfigPins.java
//SOURCES EnvironmentLook.java
//SOURCES FollowedSigners.java
//SOURCES Milestone.java
//SOURCES NewestCandidate.java
//SOURCES PipelineInForce.java
//SOURCES PlacesBefore.java
//SOURCES ReleaseSite.java
//SOURCES RememberedTip.java
//SOURCES RevisionCertainty.java
//SOURCES SeenFiles.java
//SOURCES ServiceStatus.java
//SOURCES ServiceVerdict.java
//SOURCES SignersChain.java
//SOURCES SignersFile.java
//SOURCES SignersInForce.java
//SOURCES SignersPlace.java
//SOURCES SigningTerms.java
//SOURCES SiteStatus.java
//SOURCES StatusReader.java
//SOURCES WorkflowListener.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.release.site;
