import type { dataSets as english } from '../en/data-sets.ts'
import type { Translated } from '../messages.ts'

export const dataSets: Translated<typeof english> = {
  data: {
    copies: 'También copias de registros ({count})',
    title: 'Conjunto de datos',
    rows: 'Filas',
    columns: 'Columnas',
    source: 'Procede de',
    asOf: 'A fecha de',
    written: 'Escrito',
    add: 'Añadir un archivo',
    addText:
      'CSV, TSV, JSON, líneas JSON, Parquet o XLSX, hasta 8 MB. Las filas sirven para entrenar; aquí nadie las lee.',
    name: 'Nombre',
    nameText: 'Minúsculas, cifras y _',
    file: 'Archivo',
    added: 'Añadido como {name}',
    erasedRows: '{count, plural, one {Se omite # fila} other {Se omiten # filas}}: se borró a alguien',
    none: 'Ningún conjunto de datos todavía',
    noneText: 'Añada un archivo, o haga que un trabajo escriba las características de todos.',
    missing: 'Faltan',
    distinct: 'Valores distintos',
    type: 'Tipo',
    isProtected: 'atributos protegidos: solo para auditorías',
    sameAs: 'Contenido {hash}',
    isSubject: 'dice de quién trata la fila',
    older: '{count, plural, one {# anterior} other {# anteriores}}',
  },
}
