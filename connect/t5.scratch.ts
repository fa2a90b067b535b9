import {openFile} from '/work/main/connect/files/index.ts'
import {readTable} from '@cadre/lifecycle/ingest'
import {AppError} from '@cadre/core'
import fs from 'node:fs'
const [,, from, n='300', seed='1']=process.argv
const src=fs.readFileSync(from!); let s=Number(seed)
const rnd=()=>{s=(s*1103515245+12345)&0x7fffffff; return s/0x7fffffff}
const ext=from!.split('.').pop(); const out=`/tmp/ing/f.${ext}`
const tally:Record<string,number>={}
for(let i=0;i<Number(n);i++){ let b=Buffer.from(src); const k=1+Math.floor(rnd()*4); for(let j=0;j<k;j++){ const at=Math.floor(rnd()*b.length); const op=Math.floor(rnd()*5); if(op===0) b=b.subarray(0,at); else if(op===1&&b.length) b[at]!^=1<<Math.floor(rnd()*8); else b=Buffer.concat([b.subarray(0,at),Buffer.from(['"','\0','\n','\xff'][Math.floor(rnd()*4)]!,'latin1'),b.subarray(at)]) }
 fs.writeFileSync(out,b); const t=performance.now()
 try{ const r=await readTable(await openFile(out)); tally.ok=(tally.ok??0)+1 }catch(e){ if(e instanceof AppError) tally[e.code]=(tally[e.code]??0)+1; else {console.log('CASE',i,(e as Error).stack); fs.writeFileSync(`/tmp/ing/crash${i}.${ext}`,b)} }
 if(performance.now()-t>2000) console.log('slow',i,performance.now()-t)
}
console.log(ext,tally)
