import type { Slip } from '../staff/importing/import-accounts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, found => escapes[found] ?? found)

const slipOf = ({ username, name, password }: Slip) => `<section>
<h2>${escaped(name)}</h2>
<dl><dt>用户名</dt><dd>${escaped(username)}</dd><dt>初始密码</dt><dd>${escaped(password)}</dd></dl>
<p>第一次登录后要马上改成自己的密码。这张纸请不要给别人看，改好后撕掉。</p>
</section>`

/** Returns a page to be printed from a browser: one slip for each person, none of them torn by the end of a sheet. */
export function passwordSheet(slips: readonly Slip[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>初始密码 · 码上办</title>
<style>
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 180mm; margin: 0 auto; }
section { border: 1px dashed #666; padding: 6mm; margin: 6mm 0; break-inside: avoid; }
h2, p, dl { margin: 0 0 2mm; }
dl { display: grid; grid-template-columns: 6em 1fr; }
dd { margin: 0; font-family: ui-monospace, Consolas, monospace; font-size: 20px; overflow-wrap: anywhere; }
@media print { .note { display: none; } }
</style>
</head>
<body>
<p class="note">共 ${slips.length} 张，沿虚线剪开分别交给本人。打印好后请删除这个文件。</p>
${slips.map(slipOf).join('\n')}
</body>
</html>
`
}
