import {openFile,openTableWriter} from '/work/main/connect/files/index.ts'
import {readTable,readTableAs} from '@cadre/lifecycle/ingest'
const small=await readTable(await openFile('/tmp/ing/head.csv'))
const s=await openFile(process.argv[2]!); let t=performance.now(); let peak=0
const w=process.argv[3]?await openTableWriter(process.argv[3]):undefined
const r=readTableAs(s,small.schema); let rows=0; for await (const p of r.parts()){rows+=p.table.rowCount; await w?.write(p.table)}
await w?.close()
console.log(rows, (performance.now()-t).toFixed(0), 'max rss', (process.resourceUsage().maxRSS/1e3).toFixed(0), r.report().unknownLevels.length, process.cpuUsage().user/1e6)
