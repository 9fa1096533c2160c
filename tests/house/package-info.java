/** Tests of the house itself: the catalog, the rooms' lists, the order of the floors. */
//SOURCES HouseTest.java
//SOURCES Repository.java
//SOURCES Tools.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.1.8
package tests.house;
