import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A node of the tree that Taro sends with setData: `nn` names its template, `uid` its id, `v` its text. */
export interface TreeNode {
  nn?: string
  sid?: string
  uid?: string
  cl?: string
  v?: string
  cn?: TreeNode[]
  [prop: string]: unknown
}

interface Template {
  tag: string
  /** Attribute of the tag → the node's property that fills it. */
  props: Record<string, string>
  events: string[]
}

/** What Taro's shortened names stand for, read from base.wxml as it was built. */
export function readTemplates(dist: string): (node: TreeNode) => Template | undefined {
  const source = readFileSync(join(dist, 'base.wxml'), 'utf8')
  const templates = new Map<string, Template>()
  for (const [, name = '', tag = '', attributes = ''] of source.matchAll(
    /<template name="tmpl_0_(\w+)">\s*<([\w-]+)([^>]*)>/g
  )) {
    const props: Record<string, string> = {}
    for (const [, attribute = '', prop = ''] of attributes.matchAll(/([\w-]+)="\{\{(?:xs\.b\()?i\.(\w+)/g))
      props[attribute] = prop
    const events = Array.from(attributes.matchAll(/(?:bind|catch)(\w+)="eh"/g), ([, event = '']) => event)
    // Inputs have one template with the keyboard up and one without; they differ in nothing else.
    templates.set(name.replace(/_(focus|blur)$/, ''), { tag, props, events })
  }
  return node => (node.nn === undefined ? undefined : templates.get(node.nn))
}
