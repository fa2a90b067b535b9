import {openFile} from '/work/main/connect/files/index.ts'
import {readTable} from '@cadre/lifecycle/ingest'
import {countMissing} from '@cadre/learn/table'
for (const f of process.argv.slice(2)) {
 const t=performance.now()
 const s=await openFile(f); const r=await readTable(s)
 console.log('==',f.split('/').pop(), r.table.rowCount, r.table.columns.length, (performance.now()-t).toFixed(0)+'ms')
 console.log(r.table.columns.map(c=>`${c.name}:${c.kind}${c.kind==='category'?'('+c.levels.length+')':''}${countMissing(c)?'-'+countMissing(c):''}`).join(' '))
 for (const n of r.notes) console.log('  *',n.code,n.message)
 for (const n of r.issues) console.log('  !',JSON.stringify(n))
}
