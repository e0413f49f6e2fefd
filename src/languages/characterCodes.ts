/*
 * The codes of the characters that the scanner tells apart, each a constant that the bundler puts in place of its
 * name: import them as `Char`.
 */

export const Tab = 0x09;
export const LineFeed = 0x0a;
export const CarriageReturn = 0x0d;
export const Space = 0x20;
export const Exclamation = 0x21;
export const DoubleQuote = 0x22;
export const Hash = 0x23;
export const Dollar = 0x24;
export const Percent = 0x25;
export const Ampersand = 0x26;
export const Quote = 0x27;
export const LeftParen = 0x28;
export const RightParen = 0x29;
export const Asterisk = 0x2a;
export const Plus = 0x2b;
export const Comma = 0x2c;
export const Hyphen = 0x2d;
export const Dot = 0x2e;
export const Slash = 0x2f;
export const Zero = 0x30;
export const Colon = 0x3a;
export const Less = 0x3c;
export const Equals = 0x3d;
export const Greater = 0x3e;
export const Question = 0x3f;
export const At = 0x40;
export const UpperU = 0x55;
export const LeftSquare = 0x5b;
export const Backslash = 0x5c;
export const RightSquare = 0x5d;
export const Caret = 0x5e;
export const Underscore = 0x5f;
export const LowerE = 0x65;
export const LowerN = 0x6e;
export const LowerR = 0x72;
export const LowerT = 0x74;
export const LowerU = 0x75;
export const LeftBrace = 0x7b;
export const Bar = 0x7c;
export const RightBrace = 0x7d;
export const Tilde = 0x7e;
export const ByteOrderMark = 0xfeff;
