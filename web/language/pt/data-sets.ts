import type { dataSets as english } from '../en/data-sets.ts'
import type { Translated } from '../messages.ts'

export const dataSets: Translated<typeof english> = {
  data: {
    copies: 'Também cópias de registos ({count})',
    title: 'Conjunto de dados',
    rows: 'Linhas',
    columns: 'Colunas',
    source: 'Vem de',
    asOf: 'À data de',
    written: 'Escrito',
    add: 'Juntar um ficheiro',
    addText:
      'CSV, TSV, JSON, linhas JSON, Parquet ou XLSX, até 8 MB. As linhas servem para treinar; aqui ninguém as lê.',
    name: 'Nome',
    nameText: 'Minúsculas, algarismos e _',
    file: 'Ficheiro',
    added: 'Junto como {name}',
    erasedRows: '{count, plural, one {Omite-se # linha} other {Omitem-se # linhas}}: alguém foi apagado',
    none: 'Nenhum conjunto de dados ainda',
    noneText: 'Junte um ficheiro, ou faça um trabalho escrever as características de todos.',
    missing: 'Em falta',
    distinct: 'Valores diferentes',
    type: 'Tipo',
    isProtected: 'atributos protegidos: só para auditorias',
    sameAs: 'Conteúdo {hash}',
    isSubject: 'diz de quem trata a linha',
    older: '{count, plural, one {# anterior} other {# anteriores}}',
  },
}
