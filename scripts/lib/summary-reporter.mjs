/** Closes a test run with the reasons of skipped tests and one plain line: `N passed, N failed, N skipped`. */
export class SummaryReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const skips = [];
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) {
        const { state, note } = test.result();
        if (state === 'passed' || state === 'failed') count[state] += 1;
        else {
          count.skipped += 1;
          skips.push(`${test.fullName}: ${note ?? 'no reason given'}`);
        }
      }
      // A file that broke before its first test, or held none, must not look like success.
      if (!module.ok() && !tests.some((test) => test.result().state === 'failed')) count.failed += 1;
    }
    count.failed += unhandledErrors.length;
    for (const skip of skips) console.log(`skipped: ${skip}`);
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
