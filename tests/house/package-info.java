/** Tests of the house itself: the catalog, the rooms' lists, the order of the floors. */
//SOURCES BranchWordsTest.java
//SOURCES Browser.java
//SOURCES DistrictsTest.java
//SOURCES FreePort.java
//SOURCES HouseTest.java
//SOURCES LibrariesTest.java
//SOURCES PlainWordsTest.java
//SOURCES PolicyDocumentTest.java
//SOURCES Repository.java
//SOURCES Scratch.java
//SOURCES Tools.java
//DEPS com.tngtech.archunit:archunit:1.5.0
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.slf4j:slf4j-nop:2.0.20
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.house;
