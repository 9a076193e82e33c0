import { readFileSync } from 'node:fs';
import { readPdf } from './dist/documents/pdf.js';
import { readMinutes } from './dist/domain/minutes/read-minutes.js';
const r = await readPdf(readFileSync('/tmp/tmp.wXJu75kuhv/m.pdf'));
console.log(r.value.replaceAll('\t','→'));
const m = readMinutes(r.value); console.log(JSON.stringify({a:m.value?.actions, ag:m.value?.agenda.length, u:m.value?.unread,d:m.value?.decisions, at:m.value?.attendees}));
