/* Mocha's usual report, and its counts in the file that BACKPROP_LENS_RESULTS names, for scripts/test.mjs. */
const { writeFileSync } = require('node:fs');
const { Base, Spec } = require('mocha').reporters;

module.exports = class Reporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    // A test that passes only at its second try says so.
    runner.on('retry', (test, error) => {
      Base.consoleLog(`    - ${test.title}: tried again, since ${error.message}`);
    });
    const file = process.env.BACKPROP_LENS_RESULTS;
    if (!file) return;
    runner.once('end', () => {
      const { passes, failures } = runner.stats;
      writeFileSync(file, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
};
