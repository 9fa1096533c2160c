/** Tests of the canary's verdict. */
package tests.analysis.canary;
