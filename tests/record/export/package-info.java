/** Tests of the room {@code export}. */
//SOURCES LogExportTest.java
//SOURCES LogPicturesTest.java
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.record.export;
