/** How a handoff looks as a page and on paper: the system's own letters, dark on white, nothing loaded from anywhere. */
export const handoffStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 24px; max-width: 780px; color: #16202a; background: #fff; font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", "Liberation Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 12px; font-size: 25px; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 28px 0 8px; padding-bottom: 4px; border-bottom: 1px solid #ccd5dd; font-size: 17px; break-after: avoid; }
h3 { margin: 18px 0 6px; padding: 5px 10px; border-left: 4px solid #175a8f; background: #eff4f8; font-size: 15px; break-after: avoid; }
h4, h5, h6 { margin: 14px 0 4px; font-size: 15px; break-after: avoid; }
p { margin: 0 0 8px; }
ul, ol { margin: 0 0 8px; padding-left: 22px; }
li { margin: 3px 0; }
li > ul, li > ol, li > p { margin: 4px 0; }
.head { margin: 0 0 8px; padding: 10px 14px; border: 1px solid #ccd5dd; border-radius: 6px; font-size: 13px; font-variant-numeric: tabular-nums; }
.head ul { margin: 0; padding: 0; list-style: none; }
.head li { display: inline-block; margin: 0 20px 0 0; }
.notice { margin: 0 0 12px; padding: 8px 14px; border: 2px solid #9c4a00; border-radius: 6px; font-weight: 600; }
code, pre { font: 13px/1.45 ui-monospace, "SF Mono", Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; }
code { padding: 1px 4px; border-radius: 3px; background: #eef1f4; }
pre { margin: 6px 0 10px; padding: 10px 12px; border: 1px solid #ccd5dd; border-radius: 4px; background: #f6f8fa; white-space: pre-wrap; }
pre code { padding: 0; background: none; }
blockquote { margin: 6px 0 10px; padding: 2px 14px; border-left: 3px solid #ccd5dd; color: #44525f; }
table { margin: 6px 0 10px; border-collapse: collapse; font-size: 14px; }
th, td { padding: 4px 10px; border: 1px solid #ccd5dd; text-align: left; vertical-align: top; }
th { background: #eff4f8; }
hr { border: 0; border-top: 1px solid #ccd5dd; }
a { color: #175a8f; }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } h2, h3, li, tr, pre { break-inside: avoid-page; } a { color: inherit; } }
`.trim();
