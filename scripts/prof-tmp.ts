import { createHash } from 'node:crypto';
import { layGround, prepareProvince } from '../src/analysis/analyse.ts';
import { computeCoverage } from '../src/analysis/coverage/coverage.ts';
import { villageRows } from '../src/analysis/coverage/village-rows.ts';
import { defaultParameters } from '../src/model/parameters.ts';
import { readInputs } from './lib/read-inputs.ts';
const read = await readInputs({ profile: 'data/ninh-binh/profile.json' });
if (!read.ok) throw 1;
const { profile, province } = read.value;
const p = defaultParameters(profile);
const prep = prepareProvince(profile, province.villages);
const { footprints } = layGround(profile, province.stations, p);
const t:number[]=[];let c:any;
for (let i=0;i<25;i++){const s=performance.now(); c=computeCoverage(prep.shapes, footprints, prep.layout, prep.broadband, p); t.push(performance.now()-s);}
console.log(t.map(x=>x.toFixed(0)).join(' '), 'median', t.sort((a,b)=>a-b)[12]!.toFixed(1));
const kept = Array.from({length: prep.shapes.count}, (_,v)=>villageRows(prep.shapes,v));
const t2:number[]=[];for (let i=0;i<15;i++){const s=performance.now(); computeCoverage(prep.shapes, footprints, prep.layout, prep.broadband, p, undefined, (v)=>kept[v]!); t2.push(performance.now()-s);}
console.log('rows kept: median', t2.sort((a,b)=>a-b)[7]!.toFixed(1));
const r=(x:number)=>Math.round(x*1e10);
console.log(createHash('sha1').update(JSON.stringify([...c.shares].map(r))+c.resilience.join()+c.criticalPositions.join()).digest('hex'), [...c.shares].reduce((a:number,b:number)=>a+b,0));
