import Taro, { usePageNotFound } from '@tarojs/taro'
import { type PropsWithChildren, useEffect } from 'react'
import './app.scss'
import { keepOffline } from './platform/keep-offline'
import { keepTryingPages } from './platform/page-chunks'
import { preloadPages } from './platform/preload-pages'

keepTryingPages()
keepOffline()

export default function App({ children }: PropsWithChildren) {
  usePageNotFound(() => void Taro.redirectTo({ url: '/pages/nowhere/index' }))
  useEffect(preloadPages, [])
  return children
}
