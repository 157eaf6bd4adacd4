import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import { BoxAsked, CellCode, CellDetail, CellGaps, CellPage, CellsAsked, DrawnCells } from './cells'

export const baseCells = {
  method: 'GET',
  path: '/api/staff/base/cells',
  who: 'staff',
  may: 'manageBaseData',
  summary: 'Unit grid cells by code, street, community or duty grid, a page of them; ended ones too if asked for',
  query: CellsAsked,
  reply: CellPage
} as const satisfies Endpoint

export const drawnCells = {
  method: 'GET',
  path: '/api/staff/base/cell-shapes',
  who: 'staff',
  may: 'manageBaseData',
  summary: 'The outlines of the cells in use in a part of the map, and the box around all',
  query: BoxAsked,
  reply: DrawnCells
} as const satisfies Endpoint

export const cellGaps = {
  method: 'GET',
  path: '/api/staff/base/cell-gaps',
  who: 'staff',
  may: 'manageBaseData',
  summary: 'What lies between cells and belongs to none: slits wider than half a metre, and holes',
  reply: CellGaps
} as const satisfies Endpoint

export const baseCell = {
  method: 'GET',
  path: '/api/staff/base/cells/:cell',
  who: 'staff',
  may: 'manageBaseData',
  params: v.object({ cell: CellCode }),
  summary: 'One cell, what lies in it, and its last fifty changes',
  reply: CellDetail
} as const satisfies Endpoint
