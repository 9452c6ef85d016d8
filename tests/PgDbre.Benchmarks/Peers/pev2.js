// pev2's own parser (fromSource and createPlan: what its Plan component does with a pasted text before it draws), asked by the
// benchmarks. argv: the folder with pev2.umd.js and vue.runtime.global.prod.js, then files of plans. For each line of input all plans
// are read once, and the answer is how many pev2 understood.
'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const [folder, ...files] = process.argv.slice(2);
// The drawing half of the bundle asks for these while it loads; nothing is drawn here.
const nothing = new Proxy(function () {}, { get: (_, name) => (name === Symbol.toPrimitive ? () => '' : nothing), apply: () => nothing, construct: () => nothing });
const page = vm.createContext({
  console, performance, setTimeout, clearTimeout, queueMicrotask, document: nothing, navigator: { userAgent: '' }, Element: nothing,
});
vm.runInContext('globalThis.window = globalThis.self = globalThis', page);
vm.runInContext(fs.readFileSync(path.join(folder, 'vue.runtime.global.prod.js'), 'utf8'), page);

// The package exports the component only; the parser is the object on which it calls fromSource.
const bundle = fs.readFileSync(path.join(folder, 'pev2.umd.js'), 'utf8');
const parser = /([\w$]+)\.fromSource\(/.exec(bundle)[1];
vm.runInContext(bundle.replace('Object.defineProperty(Nn,Symbol.toStringTag', `Nn.parser=${parser},$&`), page);

const plans = files.map((file) => fs.readFileSync(file, 'utf8'));

function isRead(text) {
  try {
    const content = page.pev2.parser.fromSource(text);
    return page.pev2.parser.createPlan('', content, content['Query Text'] || '').content.Plan !== undefined;
  } catch {
    return false;
  }
}

require('readline').createInterface({ input: process.stdin }).on('line', () => {
  console.log(plans.filter(isRead).length);
});
