/** The colours of the first text of a selector, as the browser writes them: `rgb(0, 0, 0)`, or where they are mixed `color(srgb 0 0 0)`. */
export interface TextColours {
  readonly selector: string;
  readonly text: string;
  /** What is behind it, from the front to the back. */
  readonly backgrounds: readonly string[];
}

export interface Contrast {
  readonly selector: string;
  readonly contrast: number;
}

/** What is used here of an element of the page; tests are compiled without the types of browsers. */
interface PageElement {
  readonly parentElement: PageElement | null;
  focus(): void;
  readonly ownerDocument: {
    querySelector(selector: string): PageElement | null;
    readonly defaultView: {
      getComputedStyle(element: PageElement): {
        readonly color: string;
        readonly backgroundColor: string;
        readonly outlineColor: string;
        readonly outlineStyle: string;
      };
    };
  };
}

/** Runs in the page: reads the colours of the first text of each selector. */
export function readColours(body: PageElement, selectors: readonly string[]): TextColours[] {
  const { ownerDocument: page } = body;
  return selectors.map((selector) => {
    const first = page.querySelector(selector);
    const backgrounds: string[] = [];
    for (let element = first; element; element = element.parentElement) {
      backgrounds.push(page.defaultView.getComputedStyle(element).backgroundColor);
    }
    return { selector, text: first ? page.defaultView.getComputedStyle(first).color : '', backgrounds };
  });
}

/** Runs in the page: the colours of the outlines of what has the focus, and of what is around it. */
export function readOutlines(body: PageElement, selectors: readonly string[]): TextColours[] {
  const { ownerDocument: page } = body;
  return selectors.map((selector) => {
    const control = page.querySelector(selector);
    control?.focus();
    const style = control ? page.defaultView.getComputedStyle(control) : undefined;
    const backgrounds: string[] = [];
    for (let element = control?.parentElement; element; element = element.parentElement) {
      backgrounds.push(page.defaultView.getComputedStyle(element).backgroundColor);
    }
    const isThere = style !== undefined && style.outlineStyle !== 'none';
    return { selector, text: isThere ? style.outlineColor : 'rgba(0, 0, 0, 0)', backgrounds };
  });
}

/** The contrast ratio of a text with what is behind it: WCAG 2.2, "contrast ratio". */
export function contrastOf({ selector, text, backgrounds }: TextColours): Contrast {
  const background = backgrounds.map(parse).reduceRight((below, colour) => over(colour, below), white);
  const luminances = [luminance(background), luminance(over(parse(text), background))];
  const ratio = (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
  return { selector, contrast: Math.round(ratio * 100) / 100 };
}

interface Colour {
  readonly parts: readonly [red: number, green: number, blue: number];
  readonly alpha: number;
}

const white: Colour = { parts: [255, 255, 255], alpha: 1 };

function parse(text: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  const unit = text.startsWith('color(srgb ') ? 255 : 1;
  return { parts: [red * unit, green * unit, blue * unit], alpha };
}

function over({ parts, alpha }: Colour, below: Colour): Colour {
  const mix = (index: 0 | 1 | 2): number => parts[index] * alpha + below.parts[index] * (1 - alpha);
  return { parts: [mix(0), mix(1), mix(2)], alpha: 1 };
}

function luminance({ parts }: Colour): number {
  const [red, green, blue] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return (red ?? 0) * 0.2126 + (green ?? 0) * 0.7152 + (blue ?? 0) * 0.0722;
}
