import {openFile,openTableWriter} from '/work/main/connect/files/index.ts'
import {readTable,readTableAs} from '@cadre/lifecycle/ingest'
const [,, from, to]=process.argv
const s=await openFile(from!); const r=await readTable(s)
for (const o of to!.split(',')) { const t=performance.now(); const w=await openTableWriter(o); const rd=readTableAs(s,r.schema); for await (const p of rd.parts()) await w.write(p.table); await w.close(); 
 const s2=await openFile(o); const r2=await readTable(s2); console.log(o,(performance.now()-t).toFixed(0), r2.table.rowCount, r.table.columns.map(c=>c.kind).join()===r2.table.columns.map(c=>c.kind).join(), r2.table.columns.filter((c,i)=>c.kind!==r.table.columns[i]!.kind).map(c=>c.name+':'+c.kind), (process.memoryUsage().rss/1e6).toFixed(0)) }
