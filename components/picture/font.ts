/** The product's font, to go into a picture: a viewer that knows no embedded fonts takes one that looks alike. */

const FALLBACKS = 'Inter, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
export const pictureFamily = `Geist, ${FALLBACKS}`;

/** Every `@font-face` of a family that the page's style sheets state. */
function fontUrl(family: string): string | null {
  for (const sheet of document.styleSheets) {
    let rules: CSSRuleList;
    try {
      rules = sheet.cssRules;
    } catch {
      // Another site's sheet, put there by an extension.
      continue;
    }
    for (const rule of rules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      if (rule.style.getPropertyValue('font-family').replaceAll(/["']/g, '') !== family) continue;
      const [, url] = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src')) ?? [];
      if (url !== undefined) return new URL(url, sheet.href ?? document.baseURI).href;
    }
  }
  return null;
}

const dataUrl = async (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the font could not be read'));
    reader.readAsDataURL(blob);
  });

/** The style that brings the font along; empty where it cannot be had, so that the picture takes one that looks alike. */
export async function fontStyle(): Promise<string> {
  const [family = ''] = getComputedStyle(document.body).fontFamily.split(',');
  const url = fontUrl(family.trim().replaceAll(/["']/g, ''));
  if (url === null) return '';
  try {
    const response = await fetch(url);
    if (!response.ok) return '';
    const source = await dataUrl(await response.blob());
    return `<style>@font-face{font-family:Geist;font-weight:100 900;src:url(${source}) format("woff2")}</style>`;
  } catch {
    return '';
  }
}
