import 'mocha/mocha.js';

/** The build for browsers leaves its class in the global scope. */
export const MochaOfHost = Mocha;
