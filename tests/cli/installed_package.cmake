# Installs the build into an empty folder, moves it, uses it from another project, and runs the installed program.
function(run_step)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nexited with ${code}:\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

set(work ${BUILD}/installed_package)
file(REMOVE_RECURSE ${work})
run_step(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/first)
file(RENAME ${work}/first ${work}/moved)
run_step(${CMAKE_COMMAND} -S ${SOURCE} -B ${work}/build -G Ninja -DCMAKE_PREFIX_PATH=${work}/moved
         -DCMAKE_CXX_COMPILER=${COMPILER})
run_step(${CMAKE_COMMAND} --build ${work}/build)
file(WRITE ${work}/suite.xml [[
<suite name="tiny" labels="negative neutral positive">
  <use href="assay:places"/>
  <test name="good" type="MFT" max-failure-rate="0">
    <template>It is good in {city}.</template>
    <expect label="positive"/>
  </test>
</suite>
]])
run_step(${work}/build/consumer ${work}/suite.xml ${work}/moved/share/assay/templates)
if(NOT output MATCHES "PASSED: 1 of 1 gate")
  message(FATAL_ERROR "the consumer printed:\n${output}")
endif()
run_step(${work}/moved/bin/assay check assay:sentiment)
run_step(${work}/moved/bin/assay run assay:sentiment --max-failure-rate 1 --test "swap locations" --sample 3 --quiet
         --allow-not-applicable --type INV --report json=${work}/results.json --fail-fast --show 0 --jobs 1 --batch 2
         --examples 1 --progress never --colour never --seed 1 --data ${work}/moved/share/assay/data/reviews/dev.csv)
