import { writeFileSync } from 'node:fs'
import { workflowDocument } from './workflow-document'

/** `npm run docs`: writes the documents that are generated from code. */
writeFileSync('docs/workflow.md', workflowDocument())
