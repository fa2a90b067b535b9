import {openFile} from '/work/main/connect/files/index.ts'
import {readTable,readTableAs} from '@cadre/lifecycle/ingest'
const f=process.argv[2]!
const mb=(await import('node:fs')).statSync(f).size/1e6
let t=performance.now()
let c0=process.cpuUsage(); const lap=(w:string)=>{const d=performance.now()-t; const c=process.cpuUsage(c0); console.log(w,d.toFixed(0)+'ms','cpu',((c.user+c.system)/1000).toFixed(0),(mb/d*1000).toFixed(0)+'MB/s', 'rss',(process.memoryUsage().rss/1e6).toFixed(0)); t=performance.now();c0=process.cpuUsage()}
const s=await openFile(f); lap('open')

const r=await readTable(s); lap('readTable')
console.log(JSON.stringify(process.memoryUsage()), process.resourceUsage().maxRSS); 

