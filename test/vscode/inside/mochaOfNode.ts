import Mocha from 'mocha';

export const MochaOfHost = Mocha;
