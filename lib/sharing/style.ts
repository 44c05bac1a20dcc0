/** The style sheet of shared pages: the visual language of the pages, without any of their code. */
import { lightPalette, paletteOf } from '@/lib/view/drawing/palette';
import { darkVariables, lightVariables } from './palette';

const light =
  '--canvas:#f9f9fa;--surface:#fff;--sunken:#f4f4f6;--line:#e7e7eb;--line-strong:#d3d4da;--control:#868993;--ink:#17181c;--ink-2:#4b4e58;--ink-3:#656974;--good:#0a6b45;--bad:#ad1f2d;--focus:#3a46c8';
const dark =
  '--canvas:#0f1012;--surface:#17181b;--sunken:#1d1e22;--line:#282a2f;--line-strong:#3a3d44;--control:#747883;--ink:#f0f1f3;--ink-2:#b6b9c2;--ink-3:#9094a0;--good:#52c795;--bad:#ff8a85;--focus:#a8b0ff';

const RULES = `
@font-face{font-family:Geist;font-weight:400;font-display:swap;src:url(/s/font/regular) format("woff2")}
@font-face{font-family:Geist;font-weight:600;font-display:swap;src:url(/s/font/semibold) format("woff2")}
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--canvas);color:var(--ink);font:400 13px/20px Geist,'Segoe UI',system-ui,sans-serif;font-variant-numeric:tabular-nums}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
header,main,footer{max-width:1120px;margin:0 auto;padding:0 28px}
header{padding-top:32px;padding-bottom:20px;display:flex;gap:24px;align-items:flex-start}
header div{min-width:0;flex:1}
header img{max-height:56px;max-width:160px;object-fit:contain}
h1{font-size:20px;line-height:28px;font-weight:600;letter-spacing:-.022em;margin:0;text-wrap:balance;overflow-wrap:anywhere}
header p,.sub,.quiet,footer{color:var(--ink-3);font-size:12px;line-height:16px}header p,.sub,.quiet{margin:2px 0 0}
main{display:grid;gap:16px}
.sheet{min-width:0;background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:20px 24px 18px;break-inside:avoid}
.slide{padding:32px 36px 22px}
.slide::before{content:"";display:block;width:44px;height:4px;background:var(--p-accent);margin-bottom:10px}
h2{font-size:15px;line-height:22px;font-weight:600;letter-spacing:-.008em;margin:0;text-wrap:balance;overflow-wrap:anywhere}
.slide h2{font-size:24px;line-height:31px;letter-spacing:-.02em}
.body{margin-top:14px;display:grid;gap:28px}
.has-figures{grid-template-columns:minmax(0,1fr) 190px}
.plot{min-width:0}
.plot svg{display:block;width:100%;height:auto;overflow:visible}
.narrow{display:none}
.figures{margin:0;display:grid;gap:18px;align-content:start}
dt{color:var(--ink-2)}dd{margin:0;color:var(--ink-3);font-size:12px;line-height:16px}
dd.value{color:var(--ink);font-size:26px;line-height:32px;font-weight:600;letter-spacing:-.022em}
dd.good{color:var(--good)}dd.bad{color:var(--bad)}
.foot{border-top:1px solid var(--line);margin:18px 0 0;padding-top:8px;color:var(--ink-3);font-size:11px;line-height:16px;overflow-wrap:anywhere}
.number{float:right;padding-left:16px}
.empty{color:var(--ink-3);padding:40px 0;text-align:center;margin:0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:12.5px}
th,td{text-align:left;font-weight:400;padding:7px 12px 7px 4px;border-bottom:1px solid var(--line);overflow-wrap:break-word;min-width:48px}tbody th{min-width:76px}
thead th{color:var(--ink-3);font-size:11px;white-space:normal;border-bottom-color:var(--line-strong);vertical-align:bottom}
td.num{white-space:nowrap}.num{text-align:right}
.total th,.total td{font-weight:600;border-top:1px solid var(--line-strong)}
footer{padding-top:20px;padding-bottom:40px}
main.notice{display:block;max-width:420px;margin:18vh auto 0;padding:0 24px}
.notice p{color:var(--ink-2);margin:8px 0 0}
form{display:grid;gap:8px;margin-top:20px}
label{font-weight:600}
input,button{font:inherit;height:40px;border-radius:6px;padding:0 12px}
input{border:1px solid var(--control);background:var(--surface);color:var(--ink);width:100%;font-size:16px}
button{border:1px solid var(--ink);background:var(--ink);color:var(--surface);font-weight:600;cursor:pointer}
.notice p.alert{color:var(--bad);margin:0}
@media (max-width:720px){header,main,footer{padding-left:16px;padding-right:16px}.sheet,.slide{padding:16px}.slide h2{font-size:18px;line-height:25px}.has-figures{grid-template-columns:minmax(0,1fr)}.figures{grid-template-columns:repeat(auto-fit,minmax(130px,1fr))}.wide{display:none}.narrow{display:block}}
@media print{body{background:#fff}header{padding-top:0}.sheet{border:0;padding:0 0 20px}.slide{break-after:page}}
`;

/** `accent`: hex without '#', of a deck; null: Ratchet's. */
export function styleSheet(accent: string | null): string {
  const palette = accent === null ? lightPalette : paletteOf(accent);
  return `:root{${light};${lightVariables(palette)}}@media screen and (prefers-color-scheme:dark){:root{${dark};${darkVariables()}}}${RULES}`;
}
